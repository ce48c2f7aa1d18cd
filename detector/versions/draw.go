package versions

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"

	"unspin/detector/report"
)

// Name is what people read for a node.
func (l *Lineage) Name(n Node) string {
	if n.Missing() {
		return n.Source
	}
	if name := l.Texts[n.Text].Name; name != "" {
		return name
	}
	return "text " + strconv.Itoa(n.Text+1)
}

// Shown is what people read on a branch, "" where nothing was compared.
func Shown(relation report.Verdict) string {
	switch relation {
	case report.Identical:
		return "the same text"
	case report.LightEdit:
		return "nearly the same text"
	case report.Paraphrase:
		return "reworded"
	case report.Spun:
		return "spun: word-by-word substitution"
	case report.Partial:
		return "in part"
	case report.Independent:
		return "little shared wording"
	case report.Insufficient:
		return "too short to say how"
	case report.OtherLanguage:
		return "another language"
	}
	return ""
}

// children returns the links from each node, in the order of the texts.
func (l *Lineage) children() map[Node][]Link {
	c := map[Node][]Link{}
	for _, link := range l.Links {
		c[link.From] = append(c[link.From], link)
	}
	return c
}

// tops returns the nodes that nothing leads to: those of groups first, larger
// groups before smaller ones.
func (l *Lineage) tops() []Node {
	below := map[Node]bool{}
	for _, link := range l.Links {
		below[link.To] = true
	}
	var tops []Node
	for _, s := range l.Sources {
		if n := (Node{Source: s.ID}); !below[n] {
			tops = append(tops, n)
		}
	}
	for i := range l.Texts {
		if n := (Node{Text: i}); !below[n] {
			tops = append(tops, n)
		}
	}
	children := l.children()
	var size func(Node) int
	size = func(n Node) int {
		s := 1
		for _, c := range children[n] {
			s += size(c.To)
		}
		return s
	}
	slices.SortStableFunc(tops, func(a, b Node) int { return cmp.Compare(size(b), size(a)) })
	return tops
}

// WriteText draws the lineage for people, in lines of width characters where
// names allow: a tree, on each branch the relation, under it one line why.
func (l *Lineage) WriteText(w io.Writer, width int) error {
	d := drawing{lineage: l, children: l.children(), width: max(width, 40)}
	var alone []string
	for _, top := range l.tops() {
		if !top.Missing() && len(d.children[top]) == 0 {
			alone = append(alone, l.Name(top))
			continue
		}
		d.line("", d.title(top))
		d.below(top, "")
		d.line("", "")
	}
	if len(alone) > 0 {
		d.line("", "By themselves: "+strings.Join(alone, ", "))
		d.line("", "")
	}
	d.line("", "This describes wording: which text another fits best as a source. It says nothing of who, why, or whether there was permission. "+
		"“?” marks a branch that these texts leave uncertain.")
	_, err := io.WriteString(w, d.String())
	return err
}

// A drawing is a tree as it is drawn.
type drawing struct {
	strings.Builder
	lineage  *Lineage
	children map[Node][]Link
	width    int
}

// line writes text after a margin, filled into lines.
func (d *drawing) line(margin, text string) { d.fill(margin, margin, text) }

func (d *drawing) fill(first, rest, text string) {
	line, empty := first, true
	for _, word := range strings.Fields(clean(text)) {
		if !empty && len([]rune(line))+1+len([]rune(word)) > d.width {
			d.WriteString(strings.TrimRight(line, " ") + "\n")
			line, empty = rest, true
		}
		if !empty {
			line += " "
		}
		line += word
		empty = false
	}
	d.WriteString(strings.TrimRight(line, " ") + "\n")
}

// clean leaves out what would command a terminal.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return ' '
		}
		return r
	}, s)
}

func (d *drawing) title(n Node) string {
	if !n.Missing() {
		return d.lineage.Name(n)
	}
	for _, s := range d.lineage.Sources {
		if s.ID == n.Source {
			return "(" + n.Source + ", not among these texts: " + s.Why + ")"
		}
	}
	return n.Source
}

func (d *drawing) below(n Node, margin string) {
	for i, c := range d.children[n] {
		branch, rest := "├─ ", "│  "
		if i == len(d.children[n])-1 {
			branch, rest = "└─ ", "   "
		}
		relation := Shown(c.Relation)
		if c.From.Missing() && relation != "" {
			relation += " beside its nearest"
		}
		if !c.Certain {
			relation = strings.TrimSpace(relation + " ?")
		}
		title := d.title(c.To)
		if relation != "" {
			title += " — " + relation
		}
		d.fill(margin+branch, margin+rest, title)
		d.line(margin+rest+"  ", c.Why)
		for _, a := range c.Also {
			d.line(margin+rest+"  ", alsoWords(a, d.lineage))
		}
		d.below(c.To, margin+rest)
	}
}

// alsoWords says what a text has from a further source.
func alsoWords(a Also, l *Lineage) string {
	return "also " + strconv.Itoa(a.Words) + " words from " + l.Name(a.From)
}

// WriteDOT writes the lineage for Graphviz: missing sources are empty circles,
// branches that are not certain dashed, further sources dotted.
func (l *Lineage) WriteDOT(w io.Writer) error {
	var b strings.Builder
	b.WriteString("digraph versions {\n  node [shape=box];\n")
	id := func(n Node) string {
		if n.Missing() {
			return strconv.Quote(n.Source)
		}
		return strconv.Quote("text-" + strconv.Itoa(n.Text))
	}
	for i := range l.Texts {
		b.WriteString("  " + id(Node{Text: i}) + " [label=" + quoteDOT(l.Name(Node{Text: i})) + "];\n")
	}
	for _, s := range l.Sources {
		b.WriteString("  " + id(Node{Source: s.ID}) + " [shape=circle, label=\"\", tooltip=" + quoteDOT(s.Why) + "];\n")
	}
	for _, link := range l.Links {
		style := "solid"
		if !link.Certain {
			style = "dashed"
		}
		b.WriteString("  " + id(link.From) + " -> " + id(link.To) + " [label=" + quoteDOT(string(link.Relation)) + ", style=" + style + ", tooltip=" + quoteDOT(link.Why) + "];\n")
		for _, a := range link.Also {
			b.WriteString("  " + id(a.From) + " -> " + id(link.To) + " [style=dotted, constraint=false];\n")
		}
	}
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// quoteDOT quotes a string as DOT has it: only quotation marks and backslashes are escaped.
func quoteDOT(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(clean(s)) + `"`
}
