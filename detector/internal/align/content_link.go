package align

import (
	"context"
	"slices"
)

// A ContentLink says which sentence of a reference tells most of what a
// sentence of the suspect tells, along the likeliest way through both texts. Reference is −1 for none.
type ContentLink struct {
	Reference int
	Source    Range // sentences
}

// linkedFrom is the likeness, in thousandths, from which a link by content is better than
// none where nothing else speaks for it. With less, a newsroom's own sentence in wire copy is
// linked to one of the agency's by two words of the matter.
const linkedFrom = 220

// proposed keeps c among the candidates of a sentence if it is one of the best, which come first.
func proposed(list []candidate, c candidate) []candidate {
	at := len(list)
	for at > 0 && (c.value > list[at-1].value || c.value == list[at-1].value && c.sentence < list[at-1].sentence) {
		at--
	}
	if at == candidates {
		return list
	}
	if len(list) == candidates {
		list = list[:candidates-1]
	}
	return slices.Insert(list, at, c)
}

// links returns for each sentence of the suspect the one of the reference it is linked
// to by content: the way through both that keeps order where it can, as with links by wording.
func (m *measurer) links(ctx context.Context) ([]link, error) {
	l := linker{desk: &desk{pool: m.pool}}
	return l.sequence(ctx)
}
