package detector

import (
	"strconv"
	"unicode"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/score"
)

// exclude returns the tokens that the excluded IDs leave out, nil for none,
// and notes the IDs that are known.
func (c *comparison) exclude(w *weighed) score.Mask {
	if len(c.detector.excluded) == 0 {
		return nil
	}
	mask := make(score.Mask, len(c.suspect.Tokens))
	for _, id := range c.detector.excluded {
		if c.excludeOne(mask, w, id) {
			c.report.Method.Dismissed = append(c.report.Method.Dismissed, id)
		}
	}
	if len(c.report.Method.Dismissed) == 0 {
		return nil
	}
	return mask
}

// excludeOne marks what id names and reports whether it names anything.
func (c *comparison) excludeOne(mask score.Mask, w *weighed, id string) bool {
	switch id {
	case "quotations":
		for _, q := range c.suspect.Quotations {
			mark(mask, align.Range{Start: q.Start, End: q.End})
		}
		return true
	case "names":
		for i := range w.shown {
			if w.shown[i].Kind == artifact.Name {
				mark(mask, w.shown[i].Suspect)
			}
		}
		return true
	}
	n, err := strconv.Atoi(trimLetter(id))
	if err != nil || n < 1 {
		return false
	}
	n--
	switch {
	case id[0] == 's' && n < len(w.shown):
		mark(mask, w.shown[n].Suspect)
	case id[0] == 'q' && n < len(w.quotations):
		mark(mask, w.quotations[n].Suspect)
	case id[0] == 'p' && n < len(w.passages):
		mark(mask, w.passages[n].Suspect)
	default:
		return false
	}
	return true
}

func trimLetter(id string) string {
	if id == "" || !unicode.IsLetter(rune(id[0])) {
		return ""
	}
	return id[1:]
}

func mark(mask score.Mask, r align.Range) {
	for i := r.Start; i < r.End; i++ {
		mask[i] = true
	}
}
