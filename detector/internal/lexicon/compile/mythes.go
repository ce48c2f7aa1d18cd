package main

import (
	"path"
	"regexp"
	"strings"
)

// remark is what a thesaurus puts in brackets: "(ugs.)", "[ant]".
var remark = regexp.MustCompile(`\([^)]*\)|\[[^\]]*\]`)

// dropped are remarks on words that are no synonyms: antonyms, and wider terms.
var dropped = regexp.MustCompile(`\((Antonym|Oberbegriff|Unterbegriff|Assoziation|[Aa]ntonyme?|[Aa]ntónimo)\)|\[ant\]`)

// readMyThes returns the entries of a LibreOffice thesaurus in a Debian package:
// a line has a word and how many lines of synonyms follow, one for each sense,
// the first field of which is a part of speech or a remark.
func (s source) readMyThes(dir, name string) (*thesaurus, error) {
	file := path.Join("usr/share/mythes", name)
	files, err := s.debFiles(dir, file)
	if err != nil {
		return nil, err
	}
	data := string(files[file])
	if strings.HasPrefix(data, "ISO8859-1") {
		data = latin1(data)
	}
	t := &thesaurus{}
	head := ""
	for i, line := range strings.Split(data, "\n") {
		f := strings.Split(strings.TrimRight(line, "\r"), "|")
		switch {
		case i == 0 || len(f) < 2:
		case len(f) == 2 && isCount(f[1]):
			head = strings.ToLower(strings.TrimSpace(f[0]))
		default:
			t.entries = append(t.entries, entry{head, synonymsIn(f)})
		}
	}
	return t, nil
}

// latin1 decodes ISO 8859-1, in which a byte is the number of its letter.
func latin1(s string) string {
	runes := make([]rune, len(s))
	for i := range len(s) {
		runes[i] = rune(s[i])
	}
	return string(runes)
}

func isCount(s string) bool { return strings.Trim(s, "0123456789") == "" && s != "" }

// synonymsIn returns the words of a line but for its first field, which
// Portuguese has a word glued to.
func synonymsIn(fields []string) []string {
	if _, glued, ok := strings.Cut(fields[0], ")"); ok && glued != "" {
		fields = append([]string{"", glued}, fields[1:]...)
	}
	var words []string
	for _, w := range fields[1:] {
		if !dropped.MatchString(w) {
			if w = plainTerm(w); w != "" {
				words = append(words, w)
			}
		}
	}
	return words
}

// plainTerm returns a term in small letters without remarks.
func plainTerm(w string) string {
	return strings.Join(strings.Fields(strings.ToLower(remark.ReplaceAllString(w, " "))), " ")
}
