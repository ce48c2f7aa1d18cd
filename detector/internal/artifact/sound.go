package artifact

import (
	_ "embed"
	"strings"
	"sync"

	"unspin/detector/internal/text"
)

// A sound is how a word begins when it is spoken.
type sound int

const (
	consonant sound = iota
	vowel
	either // speakers differ, or it cannot be told
)

//go:embed sounds.txt
var soundTable string

// sounds maps beginnings of words to their sound; parsed on first use.
var sounds = sync.OnceValue(func() map[string]sound {
	names := map[string]sound{"consonant": consonant, "vowel": vowel, "either": either}
	beginnings := map[string]sound{}
	for _, fields := range table(soundTable) {
		for _, b := range fields[1:] {
			beginnings[b] = names[fields[0]]
		}
	}
	return beginnings
})

// soundOf tells how token i of d begins when it is read aloud.
func soundOf(d *text.Document, i int32) sound {
	w := d.Text(i, i+1)
	switch {
	case d.Tokens[i].Kind == text.NumberKind:
		return numberSound(w)
	case len(w) == 1 || strings.ToUpper(w) == w:
		return letterSound(strings.ToUpper(w))
	}
	return wordSound(strings.ToLower(w))
}

// wordSound is the sound of a word in small letters.
func wordSound(w string) sound {
	if s, ok := sounds()["="+w]; ok {
		return s
	}
	for n := len(w); n > 1; n-- {
		if s, ok := sounds()[w[:n]]; ok {
			return s
		}
	}
	switch {
	case w[0] >= 0x80:
		return either
	case strings.IndexByte("aeiou", w[0]) >= 0:
		return vowel
	}
	return consonant
}

// numberSound is the sound of a number in figures: eight, eleven and eighteen
// open with a vowel, alone or as thousands.
func numberSound(w string) sound {
	digits := strings.TrimRight(strings.ReplaceAll(w, ",", ""), "stndrh")
	whole, _, _ := strings.Cut(digits, ".")
	switch {
	case whole == "" || whole[0] < '0' || whole[0] > '9':
		return either // "£8"
	case whole[0] == '8':
		return vowel
	case (strings.HasPrefix(whole, "11") || strings.HasPrefix(whole, "18")) && len(whole)%3 == 2:
		return vowel
	case len(whole) == 4 && (strings.HasPrefix(whole, "11") || strings.HasPrefix(whole, "18")):
		return either // eighteen hundred, one thousand eight hundred
	}
	return consonant
}

// letterSound is the sound of a letter or an acronym in capitals. Those that
// open with F, L, M, N, R, S or X sound one way spelled out (an MP) and the
// other as a word (a NATO force); a U is "you" or not.
func letterSound(w string) sound {
	switch {
	case strings.IndexByte("AEIO", w[0]) >= 0:
		return vowel
	case strings.IndexByte("FHLMNRSXU", w[0]) >= 0 || w[0] >= 0x80:
		return either
	}
	return consonant
}
