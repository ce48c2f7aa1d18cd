package main

import "unspin/detector/internal/eval/statistic"

// A stability is how often the verdict flips between spun and not spun when
// the suspect is cut, doubled or padded.
type stability []flips

type flips struct {
	Name     string               `json:"name"`
	All      statistic.Proportion `json:"all"`
	Spun     statistic.Proportion `json:"spun"`     // of spun texts, corpora and generated
	Innocent statistic.Proportion `json:"innocent"` // of the others
}

func newStability(all []judged) stability {
	var out stability
	add := func(name string, trials func(*varied) []trial) {
		f := func(in func(*judged) bool) (n, flipped int) {
			for _, j := range where(all, in) {
				for _, t := range trials(&j.varied) {
					if t.done && t.enough {
						n++
						if t.spun != j.spun() {
							flipped++
						}
					}
				}
			}
			return n, flipped
		}
		n, flipped := f(func(j *judged) bool { return j.Spun })
		m, wrong := f(func(j *judged) bool { return !j.Spun })
		p := statistic.NewProportion
		out = append(out, flips{name, p(flipped+wrong, n+m), p(flipped, n), p(wrong, m)})
	}
	add("each half, 150 words or more", func(v *varied) []trial { return v.halves[:] })
	add("doubled", func(v *varied) []trial { return []trial{v.doubled} })
	add("padded before", func(v *varied) []trial { return []trial{v.padBefore} })
	add("padded after", func(v *varied) []trial { return []trial{v.padAfter} })
	add("all together", func(v *varied) []trial {
		return []trial{v.halves[0], v.halves[1], v.doubled, v.padBefore, v.padAfter}
	})
	return out
}

func (s stability) print(p *page) {
	p.heading("8. Stability: flips between spun and not spun")
	p.line("  Padding is half as much text again, from references that share no source. Of spun texts, halves that are not changed")
	p.line("  enough are not counted.")
	var rows [][]string
	for _, f := range s {
		rows = append(rows, []string{f.Name, share(f.All), interval(f.All), share(f.Spun), share(f.Innocent)})
	}
	p.table(1, "suspect|flips|95 %|of spun texts|of innocent ones", rows)
}
