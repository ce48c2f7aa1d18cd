package learn

import (
	_ "embed"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// A writer holds a text at work and what has been written of its rewording,
// a piece a sentence.
type writer struct {
	lexicon   *lexicon.Lexicon
	rng       *rand.Rand
	doc       *text.Document
	vocab     *text.Vocabulary
	pieces    []piece
	lowerNext bool // the next word loses its capital
	closed    bool // the next word gets no space before it: one was left out
}

// A piece is a written sentence and what stands before it.
type piece struct {
	before string
	text   string
	merged bool // the next one is joined to it
}

func newWriter(lex *lexicon.Lexicon, source string, seed uint64) writer {
	vocab := text.NewVocabulary()
	return writer{lexicon: lex, vocab: vocab, doc: text.Parse(vocab, source), rng: rand.New(rand.NewPCG(seed, uint64(len(source))))}
}

// content returns how many content words the text has.
func (w *writer) content() int {
	n := 0
	for i := range w.doc.Tokens {
		if t := &w.doc.Tokens[i]; t.Content() && t.Kind == text.WordKind && !t.Is(text.Name) {
			n++
		}
	}
	return n
}

// between returns what stands before sentence i in the source.
func (w *writer) between(i int) string {
	start := 0
	if i > 0 {
		start = int(w.doc.Tokens[w.doc.Sentences[i-1].End-1].End)
	}
	return w.doc.Source[start:w.doc.Tokens[w.doc.Sentences[i].Start].Start]
}

// begin begins a sentence.
func (w *writer) begin(before string) { w.pieces = append(w.pieces, piece{before: before}) }

// write adds words to the sentence at work.
func (w *writer) write(s string) {
	if w.lowerNext && s != "" {
		w.lowerNext = false
		s = lowerFirst(s)
	}
	w.pieces[len(w.pieces)-1].text += s
}

// space writes what stands before token i of a sentence that begins at start.
func (w *writer) space(i, start int32) {
	if w.closed {
		w.closed = false
		return
	}
	if i > start {
		if gap := w.doc.Source[w.doc.Tokens[i-1].End:w.doc.Tokens[i].Start]; gap != "" {
			p := &w.pieces[len(w.pieces)-1]
			p.text += gap
		}
	}
}

// copy writes tokens [i, j) as they stand.
func (w *writer) copy(i, j int32) { w.write(w.doc.Text(i, j)) }

// merge joins the next sentence to the one at work.
func (w *writer) merge() { w.pieces[len(w.pieces)-1].merged = true }

// join returns what was written.
func (w *writer) join() string {
	var b strings.Builder
	merged := false
	for i, p := range w.pieces {
		words := strings.TrimRight(p.text, " ")
		switch {
		case merged:
			b.WriteString(", and ")
			words = lowerFirst(words)
		case i > 0 || p.before != "":
			b.WriteString(p.before)
		}
		merged = p.merged && i+1 < len(w.pieces) && strings.HasSuffix(words, ".") && !strings.Contains(w.pieces[i+1].before, "\n")
		if merged {
			words = strings.TrimSuffix(words, ".")
		}
		b.WriteString(words)
	}
	return strings.ReplaceAll(b.String(), "  ", " ") // where a word was left out
}

// synonyms returns the likeliest reading of a word and the lemmas that the
// thesaurus has for it, the closest first; very rare ones are left out.
func (w *writer) synonyms(word string) (lexicon.Analysis, []lexicon.Word) {
	x := w.lexicon.Lookup(word)
	if x == 0 {
		return lexicon.Analysis{}, nil
	}
	forms := w.lexicon.Analyses(x, nil)
	if len(forms) == 0 {
		return lexicon.Analysis{}, nil
	}
	const rare = -14.5
	candidates := w.lexicon.Synonyms(forms[0].Lemma, nil)
	return forms[0], slices.DeleteFunc(candidates, func(c lexicon.Word) bool {
		return c == forms[0].Lemma || c == x || w.lexicon.LogProb(c) < rare
	})
}

// inflect returns lemma in the form of reading, that of the word like, 0 where
// it has none.
func (w *writer) inflect(lemma lexicon.Word, reading lexicon.Analysis, like string) lexicon.Word {
	for _, a := range w.lexicon.Analyses(lemma, nil) {
		if a.PartOfSpeech != reading.PartOfSpeech || a.Lemma != lemma {
			continue
		}
		if reading.Form&lexicon.Base != 0 {
			return lemma
		}
		if !w.lexicon.English() {
			return w.formLike(lemma, reading, like)
		}
		for f := lexicon.Plural; f <= lexicon.Superlative && f != 0; f <<= 1 {
			if reading.Form&f != 0 {
				return w.lexicon.Inflect(lemma, f)
			}
		}
	}
	return 0
}

// formLike returns, of the forms of lemma that have the reading, the one that
// ends most like a word, as where genders, tenses and persons are not told
// apart the same ending is the same form; 0 where there is none.
func (w *writer) formLike(lemma lexicon.Word, reading lexicon.Analysis, like string) (best lexicon.Word) {
	longest := -1
	for _, form := range w.lexicon.FormsOf(lemma) {
		fits := slices.ContainsFunc(w.lexicon.Analyses(form, nil), func(a lexicon.Analysis) bool {
			return a.Lemma == lemma && a.PartOfSpeech == reading.PartOfSpeech && a.Form&reading.Form != 0
		})
		if n := commonSuffix(w.lexicon.String(form), like); fits && n > longest {
			best, longest = form, n
		}
	}
	return best
}

func commonSuffix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// share draws a number in [0, 1) for a tool and two phrases; the same for the
// same.
func share(tool uint64, a, b string) float64 {
	h := fnv.New64a()
	h.Write([]byte{byte(tool), byte(tool >> 8)})
	h.Write([]byte(a + "\x00" + b))
	return float64(h.Sum64()>>11) / (1 << 53)
}

//go:embed phrases.tsv
var phraseTable string

// A list is what the table has: phrases and what is put for them, by their
// first word; what is put at the beginning of a sentence; small numbers in
// words and figures, both ways; and what an editor may put for a small word.
type list struct {
	phrases  map[string][][2]string
	fillers  []string
	numerals map[string]string
	neutral  map[string]string
}

var table = func() list {
	l := list{phrases: map[string][][2]string{}, numerals: map[string]string{}, neutral: map[string]string{}}
	for line := range strings.Lines(phraseTable) {
		from, to, ok := strings.Cut(strings.TrimSpace(line), "\t")
		switch {
		case !ok || strings.HasPrefix(line, "#"):
		case from == "^":
			l.fillers = append(l.fillers, to)
		case strings.HasPrefix(from, "="):
			l.neutral[from[1:]] = to
		case from[0] >= '0' && from[0] <= '9':
			l.numerals[from], l.numerals[to] = to, from
		default:
			first, _, _ := strings.Cut(from, " ")
			l.phrases[first] = append(l.phrases[first], [2]string{from, to})
		}
	}
	return l
}()

// likeCase gives word the capital of like.
func likeCase(word, like string) string {
	r, _ := utf8.DecodeRuneInString(like)
	if !unicode.IsUpper(r) {
		return word
	}
	first, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[n:]
}

// lowerFirst takes the capital from a sentence's first word, unless more of it
// is in capitals or it is "I".
func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	if !unicode.IsUpper(r) || !unicode.IsLower(second) {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}
