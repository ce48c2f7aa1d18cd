package text

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// number returns the number that begins at token i, in figures or words, and
// where it ends; i for none. Its unit is left out.
func (f *facts) number(i int32) (value string, end int32) {
	if f.Tokens[i].Kind == NumberKind {
		value, plain := figureValue(f.string(i))
		if !plain {
			return value, i + 1
		}
		zeros, end := f.scales(i + 1)
		return scaled(value, zeros), end
	}
	n := f.numberWord(i)
	if n == 0 {
		return "", i
	}
	end = i + 1
	if n >= 20 && n < 100 { // ninety-two
		at := end
		if f.isMark(at, "-") {
			at++
		}
		if unit := f.numberWord(at); unit > 0 && unit < 10 {
			n += unit
			end = at + 1
		}
	}
	scaling := n >= 100
	zeros, next := f.scales(end)
	if f.Tokens[i].Is(Function) && !scaling && next == i+1 { // "one" is mostly no number
		return "", i
	}
	return scaled(strconv.Itoa(n), zeros), next
}

// numberWord returns the number that the word at token i stands for, 0 for none.
func (f *facts) numberWord(i int32) int {
	if !f.has(i) || f.Tokens[i].Kind != WordKind {
		return 0
	}
	return f.meaningOf(i).number
}

// scales returns how many zeros the words from token i on add to the number
// before them (hundred, million), and where they end.
func (f *facts) scales(i int32) (zeros int, end int32) {
	for {
		at := i
		if f.isMark(at, "-") {
			at++
		}
		n := f.numberWord(at)
		if n < 100 || zeros > 12 {
			return zeros, i
		}
		zeros += len(strconv.Itoa(n)) - 1
		i = at + 1
	}
}

// figureValue returns the number that a word in figures says, without its currency
// and unit, and whether it is a plain one. Decades and the like say what they are by their letters.
func figureValue(word string) (value string, plain bool) {
	rest := strings.TrimLeftFunc(word, func(r rune) bool { return r >= utf8.RuneSelf || r == '$' })
	n := 0
	for n < len(rest) && (rest[n] >= '0' && rest[n] <= '9' || rest[n] == '.' || rest[n] == ',' || rest[n] == ':') {
		n++
	}
	if n == 0 {
		return word, false
	}
	value, unit := strings.Trim(rest[:n], ".,:"), rest[n:]
	switch {
	case unit == "s":
		return rest, false
	case strings.ContainsAny(value, ",:"), strings.Count(value, ".") > 1:
		return value, false
	}
	money := len(rest) < len(word)
	switch zeros, known := suffixes[unit]; {
	case known && (money || len(unit) > 1):
		return scaled(value, zeros), false
	}
	return scaled(value, 0), true
}

// suffixes of figures that newsrooms write for millions and the like. Of one
// letter they are units as well, unless a currency stands before the figures.
var suffixes = map[string]int{"k": 3, "m": 6, "mn": 6, "mln": 6, "b": 9, "bn": 9, "tn": 12}

// scaled returns a decimal number with so many zeros added to it, and without
// any that say nothing.
func scaled(value string, zeros int) string {
	whole, fraction, _ := strings.Cut(value, ".")
	for ; zeros > 0; zeros-- {
		if fraction == "" {
			whole += "0"
		} else {
			whole, fraction = whole+fraction[:1], fraction[1:]
		}
	}
	whole, fraction = strings.TrimLeft(whole, "0"), strings.TrimRight(fraction, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}
