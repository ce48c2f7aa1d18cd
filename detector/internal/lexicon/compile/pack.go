package main

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
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

// bytes joins the sections under the header.
func (p *pack) bytes() ([]byte, error) {
	if p.err != nil {
		return nil, p.err
	}
	b := append([]byte("unspin."), lexicon.FormatVersion)
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

// signed folds a number so that small negative ones stay short.
func signed(b []byte, n int) []byte { return number(b, n<<1^n>>63) }

// lists writes one run of bytes for each key, 0 included.
func (p *pack) lists(name string, runs [][]byte) {
	var index, data []byte
	for i, r := range runs {
		if i%8 == 0 {
			index = binary.LittleEndian.AppendUint32(index, uint32(len(data)))
		}
		data = number(data, len(r))
		data = append(data, r...)
	}
	p.add(name+" index", index)
	p.add(name, data)
}

func (p *pack) meta() {
	var b strings.Builder
	fmt.Fprintln(&b, name)
	for _, s := range sources {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", s.name, s.version, s.licence)
	}
	p.add("meta", []byte(b.String()))
}

func (p *pack) words(v *vocabulary) {
	var index, data []byte
	last := ""
	for i, w := range v.words {
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

func (p *pack) probabilities(v *vocabulary, m *model) {
	prob, back := make([]byte, len(v.words)), make([]byte, len(v.words))
	for i, w := range v.words {
		n, ok := m.number[w]
		if !ok {
			prob[i] = math.MaxUint8
			continue
		}
		prob[i] = byte(min(math.Round(-m.logProb[n]*12), math.MaxUint8))
		back[i] = byte(min(max(math.Round(-m.backOff[n]*64), 0), math.MaxUint8))
	}
	p.add("probabilities", prob)
	p.add("back-offs", back)
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

// synsets numbers the synsets in the order in which the words have them, so
// that those of one word are neighbours.
func (p *pack) synsets(v *vocabulary, n *wordNet) {
	ids := map[synsetID]int{}
	var order []synsetID
	runs := make([][]byte, len(v.words)+1)
	for i, w := range v.words {
		for part := range n.senses {
			if !slices.ContainsFunc(v.forms[i], func(a analysis) bool { return a.lemma == w && int(a.part) == part }) {
				continue
			}
			senses := n.senses[part][w]
			runs[i+1] = number(runs[i+1], len(senses)<<2|part)
			last := 0
			for _, s := range senses {
				if _, ok := ids[s]; !ok {
					ids[s] = len(order)
					order = append(order, s)
				}
				runs[i+1] = signed(runs[i+1], ids[s]-last)
				last = ids[s]
			}
		}
	}
	p.lists("senses", runs)
	// A hypernym without words of ours still joins its hyponyms.
	for i := 0; i < len(order); i++ {
		for _, s := range n.steps[order[i]] {
			if _, ok := ids[s.to]; !ok && s.symbol == "@" && i < len(order) && len(order) < 1<<20 {
				ids[s.to] = len(order)
				order = append(order, s.to)
			}
		}
	}
	steps := make([]map[int]bool, len(order))
	for i := range steps {
		steps[i] = map[int]bool{}
	}
	for i, id := range order {
		for _, s := range n.steps[id] {
			to, ok := ids[s.to]
			if !ok {
				continue
			}
			from, kind := i, 0
			switch s.symbol {
			case "@", "@i":
				kind = stepUp
			case "&":
				kind = stepSimilar
			case "+":
				kind = stepDerived
			case "!":
				kind = stepOpposite
			case "=", "*", ">", "^", "\\", "$":
				kind = stepOther
			default:
				continue
			}
			if kind != stepUp && from > to { // written once, at one end
				from, to = to, from
			}
			steps[from][to<<3|kind] = true
		}
	}
	runs = make([][]byte, len(order))
	for i, s := range steps {
		for _, k := range slices.Sorted(maps.Keys(s)) {
			runs[i] = number(runs[i], k)
		}
	}
	p.lists("steps", runs)
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
	under := make([][]uint32, len(v.words)+1)
	for i, words := range c.headings {
		for _, w := range words {
			under[w] = append(under[w], uint32(i+1))
		}
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

const block = 128

func (p *pack) bigrams(v *vocabulary, m *model) {
	var index, data []byte
	var levels [16]int8
	for i := range levels {
		levels[i] = int8(8 * (-2 + 0.75*float64(i)))
	}
	var lifts []byte
	entries := 0
	for a := range len(v.words) + 1 {
		if a%8 == 0 {
			index = binary.LittleEndian.AppendUint32(index, uint32(len(data)))
			index = binary.LittleEndian.AppendUint32(index, uint32(entries))
		}
		var after []bigram
		if a > 0 {
			if n, ok := m.number[v.words[a-1]]; ok {
				for _, x := range m.after[n] {
					if b := v.number[m.words[x.second]]; b != 0 && keep(x.lift, m.backOff[n]) {
						after = append(after, bigram{b, x.lift})
					}
				}
			}
		}
		slices.SortFunc(after, func(a, b bigram) int { return int(a.second) - int(b.second) })
		data = number(data, len(after))
		if len(after) == 0 {
			continue
		}
		var list, jumps []byte
		last := uint32(0)
		for i, x := range after {
			if i > 0 && i%block == 0 {
				jumps = binary.LittleEndian.AppendUint16(jumps, uint16(last))
				jumps = binary.LittleEndian.AppendUint16(jumps, uint16(len(list)))
				if len(list) > math.MaxUint16 {
					p.err = fmt.Errorf("too many words after %q", v.words[a-1])
				}
			}
			list = number(list, int(x.second-last-1))
			last = x.second
			if entries%2 == 0 {
				lifts = append(lifts, 0)
			}
			lifts[entries/2] |= nearest(levels[:], x.lift*8) << (4 * (entries & 1))
			entries++
		}
		data = number(data, len(jumps)+len(list))
		data = append(append(data, jumps...), list...)
	}
	p.add("bigram index", index)
	p.add("bigrams", data)
	p.add("lifts", lifts)
	var b []byte
	for _, l := range levels {
		b = append(b, byte(l))
	}
	p.add("levels", b)
}

// keep reports whether a pair is worth its place: those that the back-off
// already estimates well are not.
func keep(lift, backOff float64) bool { return lift >= .5 }

func nearest(levels []int8, x float64) byte {
	best := 0
	for i, l := range levels {
		if math.Abs(float64(l)-x) < math.Abs(float64(levels[best])-x) {
			best = i
		}
	}
	return byte(best)
}

func (p *pack) phrases(v *vocabulary, n *wordNet) {
	seconds := make([]map[[2]uint32]bool, len(v.words)+1)
	for _, senses := range n.senses {
		for lemma := range senses {
			f := strings.Fields(lemma)
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
