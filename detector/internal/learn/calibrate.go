package learn

import (
	"hash/fnv"

	"unspin/detector/internal/linear"
)

// Folds of the cross-fitting behind the calibration. What is judged shares
// neither its family nor its source with what the judge was fitted to.
const (
	familyFolds = 5
	sourceFolds = 2
)

// unseenShare is how much of the spun texts is taken for what a spinner unlike
// all those in the data would make: with none of it, weights learned from one
// spinner alone ask for as much as that one shows.
const unseenShare = .2

// calibrated returns the model of samples such that its sums are worth what
// they say: the log of how much likelier a text is among the spun than among
// the others. Sums over the pairs that a model was
// fitted to claim too much; so the weights are scaled and the baseline is set
// by what sums over pairs of unseen families and sources turn out to be worth
// (Platt 1999).
func (f *fitter) calibrated(examples []Example, samples []sample) *linear.Model {
	m := f.fit(samples)
	platt := fitter{codes: []string{"sum"}, ridge: 1e-3}
	scale := platt.fit(f.heldOut(examples, samples))
	k := scale.Terms[0].Weight
	m.Baseline = k*(m.Baseline-scale.Terms[0].Centre) + scale.Baseline
	for i := range m.Terms {
		m.Terms[i].Weight *= k
	}
	return rounded(m)
}

// heldOut returns each sample as the sum by a model of other families and
// sources.
func (f *fitter) heldOut(examples []Example, samples []sample) []sample {
	var out []sample
	for a := range familyFolds {
		for b := range sourceFolds {
			var rest, kin, held []sample
			for i := range samples {
				family, source := fold(examples[i].Pair.Family, familyFolds), fold(examples[i].Pair.Source(), sourceFolds)
				switch {
				case source != b && family != a:
					rest = append(rest, samples[i])
				case source != b:
					kin = append(kin, samples[i])
				case family == a:
					held = append(held, samples[i])
				}
			}
			if !bothClasses(rest) { // of one class there is a single family
				rest = append(rest, kin...)
			}
			g := *f
			g.ridge *= float64(len(rest)) / float64(len(samples)) // a part is held back no more than the whole
			m := g.fit(rest)
			if f.unseen {
				held = f.unlike(held, centresOf(m), unseenShare)
			}
			for _, s := range held {
				sum := m.Baseline
				for j, v := range s.values {
					sum += m.Terms[j].Weight * (v - m.Terms[j].Centre)
				}
				out = append(out, sample{[]float64{sum}, s.spun, s.weight})
			}
		}
	}
	return out
}

// centresOf returns the centres of m's terms.
func centresOf(m *linear.Model) []float64 {
	centre := make([]float64, len(m.Terms))
	for j := range m.Terms {
		centre[j] = m.Terms[j].Centre
	}
	return centre
}

// fold assigns name to one of n folds.
func fold(name string, n int) int {
	h := fnv.New32a()
	h.Write([]byte(name))
	return int(h.Sum32() % uint32(n))
}
