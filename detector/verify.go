package detector

import "context"

// Verify recomputes a report that was read back, from the texts within or, where
// any are handed to it, from those: the suspect and then the references in their
// order. It compares every figure, and then the whole file, so that no visible
// word can differ from what was computed either. The Detector should identify
// languages as the report's maker did; what it excludes itself is of no account.
func (d *Detector) Verify(ctx context.Context, h *HTMLReport, handed ...Text) (*Verification, error) {
	with, err := h.Texts(handed)
	if err != nil {
		return nil, err
	}
	if changed := h.ChangedTexts(with); len(changed) > 0 { // every figure would differ, and tell nothing more
		return &Verification{Differences: changed, Notes: []string{}}, nil
	}
	as := *d
	if h.Vectors == "" { // it was made before they had arrived
		as.vectors = nil
	}
	again, err := as.recompute(ctx, &with, h.Dismissed)
	if err != nil {
		return nil, err
	}
	return h.Against(again, with)
}

// recompute makes a report of texts without the findings that were dismissed,
// and, where there are such, encloses the one with them.
func (d *Detector) recompute(ctx context.Context, with *Enclosures, dismissed []string) (*Report, error) {
	run := func(dismissed []string) (*Report, error) {
		e := *d
		e.excluded = dismissed
		if len(with.References) == 0 {
			return e.Inspect(ctx, with.Suspect)
		}
		return e.Compare(ctx, with.Suspect, with.References...)
	}
	if len(dismissed) > 0 {
		original, err := run(nil)
		if err != nil {
			return nil, err
		}
		with.Original = original
	}
	return run(dismissed)
}
