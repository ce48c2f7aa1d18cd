package text

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed entities.txt
var entityList string

// entities are the names of HTML 4, which are those that people paste.
var entities = sync.OnceValue(func() map[string]rune {
	table := make(map[string]rune, 256)
	for _, line := range strings.Split(strings.TrimSpace(entityList), "\n") {
		names := strings.Fields(line)
		code, err := strconv.ParseUint(names[0], 16, 32)
		if err != nil {
			panic("text: entities.txt: " + err.Error())
		}
		for _, name := range names[1:] {
			table[name] = rune(code)
		}
	}
	return table
})

// entity returns the character that the HTML reference at the start of s
// stands for, and its length; 0 where there is none.
func entity(s string) (r rune, n int) {
	const longest = 10
	end := strings.IndexByte(s[:min(len(s), longest)], ';')
	if end < 3 {
		return 0, 0
	}
	name := s[1:end]
	if name[0] != '#' {
		r, ok := entities()[name]
		if !ok {
			return 0, 0
		}
		return r, end + 1
	}
	base, digits := 10, name[1:]
	if digits[0]|0x20 == 'x' {
		base, digits = 16, digits[1:]
	}
	code, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return 0, 0
	}
	return character(rune(code)), end + 1
}

// character returns what reference number r shows: browsers take 128 to 159
// for Windows-1252.
func character(r rune) rune {
	switch {
	case r >= 0x80 && r < 0xA0 && windows1252[r-0x80] != 0:
		return windows1252[r-0x80]
	case r == 0 || !utf8.ValidRune(r):
		return utf8.RuneError
	}
	return r
}
