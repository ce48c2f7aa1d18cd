package index

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"unspin/detector/archive"
	"unspin/detector/report"
)

const (
	// Texts are taken in so many at a time, or so many bytes of them: their terms are
	// found on all cores.
	atOnce, bytesAtOnce = 256, 16 << 20

	// What was taken in is kept after so many texts, or so long.
	untilKept, longestUntilKept = 4000, 5 * time.Second
)

// A Writer adds files to an index. What it was given is kept on Close; a kill
// loses the last seconds of it, which are added when the same files are again.
type Writer struct {
	db         *sql.DB
	statements map[string]*sql.Stmt
	open       bool           // a transaction, which began
	kept       time.Time      // then
	counts     map[string]int // by term: how many more texts have it than the file says
	changed    int            // texts in the transaction
	waiting    []waiting
	bytes      int // of those waiting
	now        *file
	seen       map[string]bool // paths

	added, removed int
}

// A file is one that is being read.
type file struct {
	id    int64
	lines map[int]placed // by line: what the index has of it and has not seen again
}

// A placed text is one that the index has.
type placed struct {
	id   int64
	hash []byte
}

// A waiting text is still to be taken in, as is the end of a file.
type waiting struct {
	file  *file
	line  int
	text  report.Text
	hash  [sha256.Size]byte
	terms []string
	end   os.FileInfo
}

// Append opens an index to be added to, and makes it where there is none.
func Append(path string) (*Writer, error) {
	db, err := open(path, 1)
	if err != nil {
		return nil, err
	}
	w := &Writer{db: db, statements: map[string]*sql.Stmt{}, counts: map[string]int{}, seen: map[string]bool{}}
	if err := w.begin(); err != nil {
		db.Close()
		return nil, told(err)
	}
	return w, nil
}

const schema = `
create table files(id integer primary key, path text unique not null, size integer not null, modified integer not null);
create table texts(id integer primary key, file integer not null, line integer not null, hash blob not null, terms integer not null,
	name text not null, url text not null, title text not null, captured text not null, unique(file, line));
create table bodies(id integer primary key, body text not null);
create table terms(term text primary key, texts integer not null) without rowid;
create virtual table postings using fts5(terms, content='', detail=none, columnsize=0, tokenize='ascii');`

func (w *Writer) begin() error {
	var tables int
	if err := w.db.QueryRow("select count(*) from sqlite_schema").Scan(&tables); err != nil {
		return err
	}
	if tables > 0 {
		return checkForm(w.db)
	}
	_, err := w.db.Exec(fmt.Sprintf("begin immediate; %s pragma application_id = %d; pragma user_version = %d; commit", schema, application, archive.Form))
	return err
}

// Begin begins a file, and reports whether the index has it as it is. If not, Add
// adds its texts and Done ends it.
func (w *Writer) Begin(path string, info os.FileInfo) (unchanged bool, err error) {
	path = filepath.Clean(path)
	if w.seen[path] {
		return true, nil
	}
	w.seen[path] = true
	w.now = &file{}
	var size, modified int64
	err = w.query("select id, size, modified from files where path = ?", []any{path}, &w.now.id, &size, &modified)
	if errors.Is(err, sql.ErrNoRows) {
		w.now.id, err = w.exec("insert into files(path, size, modified) values (?, -1, 0)", path)
		return false, told(err)
	}
	if err != nil || size == info.Size() && modified == info.ModTime().UnixNano() {
		return err == nil, told(err)
	}
	if _, err = w.exec("update files set size = -1 where id = ?", w.now.id); err == nil {
		w.now.lines, err = w.placed(w.now.id)
	}
	return false, told(err)
}

// placed returns the texts of a file, by their lines.
func (w *Writer) placed(id int64) (map[int]placed, error) {
	lines := map[int]placed{}
	s, err := w.statement("select line, id, hash from texts where file = ?")
	if err != nil {
		return nil, err
	}
	rows, err := s.Query(id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var line int
		var p placed
		if err := rows.Scan(&line, &p.id, &p.hash); err != nil {
			return nil, err
		}
		lines[line] = p
	}
	return lines, rows.Err()
}

// Add adds the text of the file on a line, unless the index has it there. Of a file
// that is one text the line is 0.
func (w *Writer) Add(line int, text report.Text) error {
	return w.wait(waiting{file: w.now, line: line, text: text})
}

// Done ends a file: what the index had of it and was not added again goes.
func (w *Writer) Done(info os.FileInfo) error { return w.wait(waiting{file: w.now, end: info}) }

func (w *Writer) wait(each waiting) error {
	w.waiting = append(w.waiting, each)
	w.bytes += len(each.text.Text)
	if len(w.waiting) < atOnce && w.bytes < bytesAtOnce {
		return nil
	}
	return told(w.take())
}

// take takes in what waits.
func (w *Writer) take() error {
	eachOf(w.waiting, prepare)
	for i := range w.waiting {
		var err error
		if each := &w.waiting[i]; each.end != nil {
			err = w.end(each)
		} else {
			err = w.place(each)
		}
		if err != nil {
			return err
		}
	}
	clear(w.waiting)
	w.waiting, w.bytes = w.waiting[:0], 0
	if w.open && (w.changed >= untilKept || time.Since(w.kept) > longestUntilKept) {
		return w.keep()
	}
	return nil
}

// eachOf calls do with each, on all cores.
func eachOf(all []waiting, do func(*waiting)) {
	var workers sync.WaitGroup
	n := min(runtime.GOMAXPROCS(0), len(all))
	for k := range n {
		workers.Go(func() {
			for i := k; i < len(all); i += n {
				do(&all[i])
			}
		})
	}
	workers.Wait()
}

// prepare finds out what there is to write, unless it stands there already.
func prepare(each *waiting) {
	t := &each.text
	each.hash = sha256.Sum256([]byte(strings.Join([]string{t.Name, t.URL, t.Title, t.Captured, t.Text}, "\x00")))
	if each.end == nil && !each.stands() {
		each.terms = archive.Terms(t.Text)
	}
}

func (each *waiting) stands() bool {
	had, ok := each.file.lines[each.line]
	return ok && bytes.Equal(had.hash, each.hash[:])
}

// place puts a text in its place.
func (w *Writer) place(each *waiting) error {
	had, ok := each.file.lines[each.line]
	stands := each.stands()
	delete(each.file.lines, each.line)
	if stands {
		return nil
	}
	if ok {
		if err := w.remove(had.id); err != nil {
			return err
		}
	}
	return w.insert(each)
}

func (w *Writer) insert(each *waiting) error {
	t := &each.text
	tokens := make([]string, len(each.terms))
	for i, term := range each.terms {
		tokens[i] = token(term)
		w.counts[term]++
	}
	id, err := w.exec("insert into texts(file, line, hash, terms, name, url, title, captured) values (?, ?, ?, ?, ?, ?, ?, ?)",
		each.file.id, each.line, each.hash[:], len(each.terms), t.Name, t.URL, t.Title, t.Captured)
	if err == nil {
		_, err = w.exec("insert into bodies values (?, ?)", id, t.Text)
	}
	if err == nil {
		_, err = w.exec("insert into postings(rowid, terms) values (?, ?)", id, strings.Join(tokens, " "))
	}
	w.added, w.changed = w.added+1, w.changed+1
	return err
}

// end ends a file.
func (w *Writer) end(each *waiting) error {
	if err := w.removeAll(each.file.lines); err != nil {
		return err
	}
	_, err := w.exec("update files set size = ?, modified = ? where id = ?", each.end.Size(), each.end.ModTime().UnixNano(), each.file.id)
	return err
}

func (w *Writer) removeAll(lines map[int]placed) error {
	var ids []int64
	for _, p := range lines {
		ids = append(ids, p.id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		if err := w.remove(id); err != nil {
			return err
		}
	}
	return nil
}

// remove removes a text. FTS5 wants to be told what it had of it.
func (w *Writer) remove(id int64) error {
	var body string
	if err := w.query("select body from bodies where id = ?", []any{id}, &body); err != nil {
		return err
	}
	terms := archive.Terms(body)
	for i, term := range terms {
		w.counts[term]--
		terms[i] = token(term)
	}
	_, err := w.exec("insert into postings(postings, rowid, terms) values ('delete', ?, ?)", id, strings.Join(terms, " "))
	if err == nil {
		_, err = w.exec("delete from bodies where id = ?", id)
	}
	if err == nil {
		_, err = w.exec("delete from texts where id = ?", id)
	}
	w.removed, w.changed = w.removed+1, w.changed+1
	return err
}

// Forget removes the files under a path, or at it, that were not begun: they are gone.
func (w *Writer) Forget(path string) error {
	gone, err := w.unseen(filepath.Clean(path))
	for _, name := range gone {
		if err == nil {
			err = w.Remove(name)
		}
	}
	return told(err)
}

func (w *Writer) unseen(path string) (gone []string, err error) {
	rows, err := w.db.Query("select path from files order by path")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	under := strings.TrimSuffix(path, string(filepath.Separator)) + string(filepath.Separator)
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		if !w.seen[name] && (name == path || path == "." && filepath.IsLocal(name) || strings.HasPrefix(name, under)) {
			gone = append(gone, name)
		}
	}
	return gone, rows.Err()
}

// Remove removes a file and its texts, if the index has it.
func (w *Writer) Remove(path string) error {
	if err := w.take(); err != nil {
		return told(err)
	}
	var id int64
	err := w.query("select id from files where path = ?", []any{filepath.Clean(path)}, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	var lines map[int]placed
	if err == nil {
		lines, err = w.placed(id)
	}
	if err == nil {
		err = w.removeAll(lines)
	}
	if err == nil {
		_, err = w.exec("delete from files where id = ?", id)
	}
	return told(err)
}

// Changes returns how many texts were added and removed, once it is closed.
func (w *Writer) Changes() (added, removed int) { return w.added, w.removed }

// Close keeps what was given, and closes the index.
func (w *Writer) Close() error {
	err := w.take()
	if err == nil {
		err = w.keep()
	}
	return told(errors.Join(err, w.db.Close()))
}

// keep writes down for good what was changed.
func (w *Writer) keep() error {
	var terms []string
	for term := range w.counts {
		terms = append(terms, term)
	}
	slices.Sort(terms)
	for _, term := range terms {
		if _, err := w.exec("insert into terms values (?, ?) on conflict(term) do update set texts = texts + excluded.texts", term, w.counts[term]); err != nil {
			return err
		}
	}
	clear(w.counts)
	w.changed = 0
	if !w.open {
		return nil
	}
	w.open = false
	_, err := w.db.Exec("commit")
	return err
}

// exec runs a statement that changes something, in the transaction.
func (w *Writer) exec(statement string, values ...any) (inserted int64, err error) {
	if !w.open {
		if _, err := w.db.Exec("begin immediate"); err != nil {
			return 0, err
		}
		w.open, w.kept = true, time.Now()
	}
	s, err := w.statement(statement)
	if err != nil {
		return 0, err
	}
	result, err := s.Exec(values...)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

func (w *Writer) query(statement string, values []any, to ...any) error {
	s, err := w.statement(statement)
	if err != nil {
		return err
	}
	return s.QueryRow(values...).Scan(to...)
}

// statement prepares a statement once.
func (w *Writer) statement(words string) (*sql.Stmt, error) {
	if s := w.statements[words]; s != nil {
		return s, nil
	}
	s, err := w.db.Prepare(words)
	if err == nil {
		w.statements[words] = s
	}
	return s, err
}
