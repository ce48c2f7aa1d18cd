// Package index keeps an archive in one file: a Shelf of package archive that is
// opened instead of being made anew, added to, and copied like any file.
//
// The file is SQLite's, whose FTS5 keeps which texts have a term. It was measured
// beside blevesearch/bleve v2 on 20,000 and 100,000 articles of 500 words; README.md
// of the repository has the figures. Bleve reads a posting in a third of the time;
// SQLite takes a tenth of the memory, stands in one file, and what is added to the
// texts, to their terms and to the list of files is there in one transaction or not
// at all, so that nothing is lost or there twice after a kill.
//
// Ranking is package archive's: the counts of terms are kept beside FTS5, which is
// asked for postings alone. Not part of package archive, so that no page carries it.
package index

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"runtime"
	"strconv"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"unspin/detector/archive"
	"unspin/detector/report"
)

// ErrInUse is of an index that another run reads or adds to.
var ErrInUse = errors.New("the index is in use by another run")

// ErrForeign is of a file that is no index, or one of another version.
var ErrForeign = errors.New("not an index of this version of unspin")

// application marks the file as an index, as SQLite's application_id.
const application = 0x556e7370

// An Index is a Shelf in a file, which nobody adds to while it is open.
type Index struct {
	db       *sql.DB
	sizes    []int32 // by reference: its different terms; 0 also where there is none
	total    int64   // of sizes
	len      int64
	having   *sql.Stmt
	postings *sql.Stmt
	name     *sql.Stmt
	text     *sql.Stmt
}

// Open opens an index to look into.
func Open(path string) (*Index, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	db, err := open(path, runtime.GOMAXPROCS(0))
	if err != nil {
		return nil, err
	}
	x := &Index{db: db}
	if err := x.begin(); err != nil {
		db.Close()
		return nil, told(err)
	}
	return x, nil
}

// open opens the file. Locks are kept, once taken, until it is closed: what
// was read of it stays true meanwhile.
func open(path string, connections int) (*sql.DB, error) {
	address := url.URL{Scheme: "file", Opaque: url.PathEscape(path), RawQuery: "mode=rwc&_pragma=busy_timeout(1000)&_pragma=locking_mode(EXCLUSIVE)&_pragma=cache_size(-65536)"}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// begin prepares what is asked, and reads how long the references are.
func (x *Index) begin() error {
	if err := checkForm(x.db); err != nil {
		return err
	}
	for _, s := range []struct {
		to  **sql.Stmt
		sql string
	}{
		{&x.having, "select term, texts from terms where term in (select value from json_each(?))"},
		{&x.postings, "select group_concat(rowid) from postings where postings match ?"},
		{&x.name, "select name from texts where id = ?"},
		{&x.text, "select name, url, title, captured, body from texts join bodies using (id) where id = ?"},
	} {
		var err error
		if *s.to, err = x.db.Prepare(s.sql); err != nil {
			return err
		}
	}
	rows, err := x.db.Query("select id, terms from texts order by id")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, terms int
		if err := rows.Scan(&id, &terms); err != nil {
			return err
		}
		x.sizes = append(x.sizes, make([]int32, id+1-len(x.sizes))...)
		x.sizes[id] = int32(terms)
		x.total += int64(terms)
		x.len++
	}
	return rows.Err()
}

// checkForm checks that a file is an index with terms as they are taken now.
func checkForm(db *sql.DB) error {
	var is, form int
	if err := db.QueryRow("select application_id, user_version from pragma_application_id, pragma_user_version").Scan(&is, &form); err != nil {
		return err
	}
	if is != application || form != archive.Form {
		return ErrForeign
	}
	return nil
}

// told turns what SQLite says of locks and of other files into what is meant.
func told(err error) error {
	if fault := (*sqlite.Error)(nil); errors.As(err, &fault) {
		switch fault.Code() & 0xff {
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return ErrInUse
		case sqlite3.SQLITE_NOTADB:
			return ErrForeign
		}
	}
	return err
}

// Close closes the index.
func (x *Index) Close() error { return x.db.Close() }

// Len returns how many references it holds.
func (x *Index) Len() int { return int(x.len) }

// Extent, Having, Postings, Terms, Name and Text make it a Shelf.
func (x *Index) Extent() (references, terms int64, above int32) {
	return x.len, x.total, int32(len(x.sizes))
}

func (x *Index) Having(terms []string) ([]int, error) {
	list, err := json.Marshal(terms)
	if err != nil {
		return nil, err
	}
	rows, err := x.having.Query(string(list))
	if err != nil {
		return nil, told(err)
	}
	defer rows.Close()
	known := make(map[string]int, len(terms))
	for rows.Next() {
		var term string
		var texts int
		if err := rows.Scan(&term, &texts); err != nil {
			return nil, err
		}
		known[term] = texts
	}
	have := make([]int, len(terms))
	for i, term := range terms {
		have[i] = known[term]
	}
	return have, rows.Err()
}

func (x *Index) Postings(term string) ([]int32, error) {
	var list sql.NullString
	if err := x.postings.QueryRow(`"` + token(term) + `"`).Scan(&list); err != nil {
		return nil, fmt.Errorf("looking for %q: %w", term, told(err))
	}
	var postings []int32
	for id := range strings.SplitSeq(list.String, ",") {
		if n, err := strconv.Atoi(id); err == nil {
			postings = append(postings, int32(n))
		}
	}
	return postings, nil
}

func (x *Index) Terms(reference int32) int { return int(x.sizes[reference]) }

func (x *Index) Name(reference int32) (name string, err error) {
	err = x.name.QueryRow(reference).Scan(&name)
	return name, told(err)
}

func (x *Index) Text(reference int32) (t report.Text, err error) {
	err = x.text.QueryRow(reference).Scan(&t.Name, &t.URL, &t.Title, &t.Captured, &t.Text)
	return t, told(err)
}

// token writes a term so that FTS5's tokenizer "ascii" takes it as one, and
// no two terms as the same: that is broken at, and blind to the case of, ASCII alone.
func token(term string) string {
	plain := true
	for i := range len(term) {
		plain = plain && inToken(term[i])
	}
	if plain {
		return term
	}
	var b strings.Builder
	for i := range len(term) {
		if c := term[i]; inToken(c) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "\u00ff%02x", c)
		}
	}
	return b.String()
}

func inToken(c byte) bool { return c >= 0x80 || 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }
