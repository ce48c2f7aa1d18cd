package main

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"

	"unspin/detector/internal/lexicon"
)

// A pack is being written section by section; package lexicon says what each
// holds.
type pack struct {
	sections []section
	err      error
}

type section struct {
	name string
	data []byte
}

func (p *pack) add(name string, data []byte) { p.sections = append(p.sections, section{name, data}) }

// bytes joins the sections under the header of a pack of that kind.
func (p *pack) bytes(magic string, version byte) ([]byte, error) {
	if p.err != nil {
		return nil, p.err
	}
	b := append([]byte(magic), version)
	b = append(b, make([]byte, 8)...)
	for _, s := range p.sections {
		b = binary.LittleEndian.AppendUint32(b, uint32(len(s.data)))
	}
	for _, s := range p.sections {
		b = append(b, s.data...)
	}
	binary.LittleEndian.PutUint32(b[12:], uint32(len(b)))
	binary.LittleEndian.PutUint32(b[8:], crc32.ChecksumIEEE(b[12:]))
	return b, nil
}

func (p *pack) print(w io.Writer) {
	for _, s := range p.sections {
		fmt.Fprintf(w, "%-14s %8d\n", s.name, len(s.data))
	}
}

func number(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(n)) }

// fold makes a number positive so that small negative ones stay short.
func fold(n int) int { return n<<1 ^ n>>63 }

func signed(b []byte, n int) []byte { return number(b, fold(n)) }

// lists writes one run of bytes for each key, 0 included.
func (p *pack) lists(name string, runs [][]byte) {
	var lengths []byte
	for _, r := range runs {
		lengths = number(lengths, len(r))
	}
	p.add(name+" lengths", lengths)
	p.add(name, slices.Concat(runs...))
}

func (p *pack) meta(name string, sources []source) {
	var b strings.Builder
	fmt.Fprintln(&b, name)
	for _, s := range sources {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", s.name, s.version, s.licence)
	}
	p.add("meta", []byte(b.String()))
}

// words writes words in alphabetical order.
func (p *pack) words(words []string) {
	var index, data []byte
	last := ""
	for i, w := range words {
		shared := 0
		if i%16 == 0 {
			index = binary.LittleEndian.AppendUint32(index, uint32(len(data)))
		} else {
			for shared < len(last) && shared < len(w) && last[shared] == w[shared] {
				shared++
			}
		}
		data = append(data, byte(shared), byte(len(w)-shared))
		data = append(data, w[shared:]...)
		last = w
	}
	p.add("word index", index)
	p.add("words", data)
}

// probabilities returns the probability of each word as the pack has it.
func probabilities(v *vocabulary, m *model) []byte {
	prob := make([]byte, len(v.words))
	for i, w := range v.words {
		prob[i] = math.MaxUint8
		if n, ok := m.number[w]; ok {
			prob[i] = byte(min(math.Round(-m.logProb[n]*8), math.MaxUint8))
		}
	}
	return prob
}

func (p *pack) forms(v *vocabulary) {
	runs := make([][]byte, len(v.words)+1)
	var irregular [][2]uint16
	for i, forms := range v.forms {
		var b []byte
		for _, a := range forms {
			lemma := v.number[a.lemma]
			head := byte(a.part)
			if int(lemma) != i+1 {
				head |= 4
			}
			b = append(b, head, byte(a.form))
			if head&4 != 0 {
				b = signed(b, int(lemma)-(i+1))
				if a.irregular {
					irregular = append(irregular, [2]uint16{uint16(lemma), uint16(i + 1)})
				}
			}
		}
		if len(forms) > 12 {
			p.err = fmt.Errorf("%q has %d readings", v.words[i], len(forms))
		}
		runs[i+1] = b
	}
	p.lists("forms", runs)
	slices.SortFunc(irregular, func(a, b [2]uint16) int { return slices.Compare(a[:], b[:]) })
	var b []byte
	for _, x := range slices.Compact(irregular) {
		b = binary.LittleEndian.AppendUint16(b, x[0])
		b = binary.LittleEndian.AppendUint16(b, x[1])
	}
	p.add("irregular", b)
}

// synsets writes the senses of each word, by part of speech, and the steps
// from each synset to others. Synsets are numbered in the order in which the
// words mention them, so that most are the last one plus one.
func (p *pack) synsets(v *vocabulary, n *wordNet) {
	ids := map[synsetID]int{}
	var order []synsetID
	mention := func(s synsetID) int {
		if _, ok := ids[s]; !ok {
			ids[s] = len(order)
			order = append(order, s)
		}
		return ids[s]
	}
	runs := make([][]byte, len(v.words)+1)
	for i, w := range v.words {
		last := 0
		for part := range n.senses {
			if !slices.ContainsFunc(v.forms[i], func(a analysis) bool { return a.lemma == w && int(a.part) == part }) {
				continue
			}
			senses := n.senses[part][w]
			runs[i+1] = number(runs[i+1], len(senses)<<2|part)
			for _, s := range senses {
				id := mention(s)
				runs[i+1] = signed(runs[i+1], id-last)
				last = id
			}
		}
	}
	p.lists("senses", runs)

	// A hypernym without words of ours still joins its hyponyms.
	for i, own := 0, len(order); i < own; i++ {
		for _, s := range n.steps[order[i]] {
			if kindOf(s.symbol) == stepUp {
				mention(s.to)
			}
		}
	}
	steps := make([][]int, len(order))
	for i, id := range order {
		for _, s := range n.steps[id] {
			to, ok := ids[s.to]
			kind := kindOf(s.symbol)
			from := i
			if !ok || kind < 0 {
				continue
			}
			if kind != stepUp && from > to { // these go both ways: written once
				from, to = to, from
			}
			steps[from] = append(steps[from], fold(to-from)<<3|kind)
		}
	}
	runs = make([][]byte, len(order))
	for i, s := range steps {
		slices.Sort(s)
		for _, k := range slices.Compact(s) {
			runs[i] = number(runs[i], k)
		}
	}
	p.lists("steps", runs)
}

// kindOf returns the kind of step of a WordNet pointer, −1 for those that are
// not used: parts and members of a thing are not substitutes for it.
func kindOf(symbol string) int {
	switch symbol {
	case "@", "@i":
		return stepUp
	case "&":
		return stepSimilar
	case "+":
		return stepDerived
	case "!":
		return stepOpposite
	case "=", "*", ">", "^", "\\", "$":
		return stepOther
	}
	return -1
}

// Kinds of step, as package lexicon reads them.
const (
	stepUp = iota
	stepSimilar
	stepDerived
	stepOpposite
	stepOther
)

// links writes, for each word, the headings it stands under, and the words
// after it that it is linked with outside them.
func (p *pack) links(v *vocabulary, t *thesaurus) {
	c := newCover(v, t)
	at := arrange(c.headings)
	under := make([][]uint32, len(v.words)+1)
	for i, words := range c.headings {
		for _, w := range words {
			under[w] = append(under[w], at[i]+1)
		}
	}
	for _, headings := range under {
		slices.Sort(headings)
	}
	runs := make([][]byte, len(under))
	for i := range runs {
		runs[i] = number(nil, len(under[i]))
		runs[i] = gaps(runs[i], under[i], 0)
		var left []uint32
		for _, w := range slices.Sorted(maps.Keys(c.left[i])) {
			if int(w) > i {
				left = append(left, w)
			}
		}
		runs[i] = gaps(runs[i], left, uint32(i))
	}
	p.lists("links", runs)
}

// gaps writes ascending numbers by what each skips, after last.
func gaps(b []byte, sorted []uint32, last uint32) []byte {
	for _, n := range sorted {
		b = number(b, int(n-last-1))
		last = n
	}
	return b
}

// levels are the lifts that four bits can tell apart, in eighths. Steps of
// one cost half a point of what the unquantised lifts give, steps of two cost
// more than a point (README.md).
var levels = [16]int8{-24, -16, -8, 0, 8, 16, 24, 32, 40, 48, 56, 66, 78, 90, 102, 114}

// A pair is kept if it is worth its space: the common pairs of everyday text
// teach little each but are met often, the rare ones the other way round.
// keepExponent balances the two, and keepScore sets how many are kept: see
// README.md for the measurements.
const keepExponent, keepScore = 0.3, -6.6

// unseenLoss is what is taken off the model's back-off: pairs that were
// dropped fit a little worse than those the model never saw.
const unseenLoss = 0.5

// followers returns the pairs kept of each first word, the second ones by
// their position.
func followers(v *vocabulary, m *model, at []uint32) [][]bigram {
	after := make([][]bigram, len(v.words)+1)
	for i, w := range v.words {
		n, ok := m.number[w]
		if !ok {
			continue
		}
		all := 0
		for _, x := range m.after[n] {
			if v.number[m.words[x.second]] != 0 {
				all++
			}
		}
		space := math.Log2(float64(len(v.words))/float64(max(all, 1))) + 1.44 + 2.9
		for _, x := range m.after[n] {
			b := v.number[m.words[x.second]]
			if b == 0 {
				continue
			}
			taught := math.Abs(x.lift - (m.backOff[n] - unseenLoss))
			common := m.logProb[n] + m.logProb[x.second] + x.lift
			if m.attested || float64(keepExponent*common)+math.Log(taught/space) >= keepScore {
				after[i+1] = append(after[i+1], bigram{at[b-1] + 1, x.lift})
			}
		}
		slices.SortFunc(after[i+1], func(a, b bigram) int { return int(a.second) - int(b.second) })
	}
	return after
}

func (p *pack) bigrams(v *vocabulary, m *model) {
	same := make([]uint32, len(v.words))
	for i := range same {
		same[i] = uint32(i)
	}
	before := make([][]uint32, len(v.words))
	for a, list := range followers(v, m, same) {
		for _, x := range list {
			before[x.second-1] = append(before[x.second-1], uint32(a))
		}
	}
	at := arrange(before)
	var positions []byte
	for _, x := range at {
		positions = binary.LittleEndian.AppendUint16(positions, uint16(x+1))
	}
	p.add("positions", positions)

	back := make([]byte, len(v.words))
	for i, w := range v.words {
		if !m.attested {
			back[i] = math.MaxUint8
		}
		if n, ok := m.number[w]; ok {
			back[i] = byte(min(max(math.Round((unseenLoss-m.backOff[n])*8), 0), math.MaxUint8))
		}
	}
	after := followers(v, m, at)
	var counts, data, lifts []byte
	entries := 0
	for _, a := range likeliest(probabilities(v, m)) {
		list := after[a]
		counts = number(counts, len(list))
		last := uint32(0)
		for _, x := range list {
			data = number(data, int(x.second-last-1))
			last = x.second
			if entries%2 == 0 {
				lifts = append(lifts, 0)
			}
			if !m.attested {
				lifts[entries/2] |= nearest(levels[:], x.lift*8) << (4 * (entries & 1))
			}
			entries++
		}
	}
	p.add("back-offs", back)
	p.add("bigram counts", counts)
	p.add("bigrams", data)
	p.add("lifts", lifts)
	var b []byte
	for _, l := range levels {
		if m.attested {
			l = lexicon.AttestedLift
		}
		b = append(b, byte(l))
	}
	p.add("levels", b)
}

// likeliest returns the numbers of the words, those of the highest probability
// first, and by the alphabet.
func likeliest(prob []byte) []int {
	words := make([]int, len(prob))
	for i := range words {
		words[i] = i + 1
	}
	slices.SortStableFunc(words, func(a, b int) int { return int(prob[a-1]) - int(prob[b-1]) })
	return words
}

func nearest(levels []int8, x float64) byte {
	best := 0
	for i, l := range levels {
		if math.Abs(float64(l)-x) < math.Abs(float64(levels[best])-x) {
			best = i
		}
	}
	return byte(best)
}

func (p *pack) phrases(v *vocabulary, terms iter.Seq[string]) {
	seconds := make([]map[[2]uint32]bool, len(v.words)+1)
	for term := range terms {
		f := strings.Fields(term)
		if len(f) < 2 || len(f) > 3 {
			continue
		}
		a, b := v.number[f[0]], v.number[f[1]]
		var c uint32
		if len(f) == 3 {
			if c = v.number[f[2]]; c == 0 {
				continue
			}
		}
		if a == 0 || b == 0 {
			continue
		}
		if seconds[a] == nil {
			seconds[a] = map[[2]uint32]bool{}
		}
		seconds[a][[2]uint32{b, c}] = true
	}
	runs := make([][]byte, len(seconds))
	for i, s := range seconds {
		last := uint32(0)
		for _, k := range slices.SortedFunc(maps.Keys(s), func(a, b [2]uint32) int { return slices.Compare(a[:], b[:]) }) {
			n := int(k[0]-last) << 1
			last = k[0]
			if k[1] != 0 {
				n |= 1
			}
			runs[i] = number(runs[i], n)
			if k[1] != 0 {
				runs[i] = number(runs[i], int(k[1]))
			}
		}
	}
	p.lists("phrases", runs)
}
