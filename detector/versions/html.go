package versions

import (
	"html"
	"io"
	"strings"
)

// The page is one file that loads and runs nothing: the tree as nested lists, which
// read aloud as they look. It is written by hand, since a template engine would
// weigh more than all of this package where it runs in a browser.
const (
	pageHead = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Versions of one story</title>
<style>
body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
ul{list-style:none;margin:0;padding-left:1.5rem;border-left:2px solid #999}
main>ul{border:0;padding:0}
li{margin:.6rem 0}p{margin:0}.missing{font-style:italic}.why{color:#444;overflow-wrap:anywhere}
</style></head><body><main>
<h1>Versions of one story</h1>
<p>Each text stands under the one its wording fits best as a source. This describes wording: not who, why, or whether there was permission.</p>
<ul>
`
	pageFoot = "</ul>\n</main></body></html>\n"
)

// WriteHTML writes the lineage as one file to hand over.
func (l *Lineage) WriteHTML(w io.Writer) error {
	p := leaf{lineage: l, children: l.children(), whys: map[string]string{}}
	for _, s := range l.Sources {
		p.whys[s.ID] = s.Why
	}
	p.WriteString(pageHead)
	for _, top := range l.tops() {
		p.branch(top, nil)
	}
	p.WriteString(pageFoot)
	_, err := io.WriteString(w, p.String())
	return err
}

// A leaf is a page as it is written.
type leaf struct {
	strings.Builder
	lineage  *Lineage
	children map[Node][]Link
	whys     map[string]string
}

// say writes markup and texts by turns; the texts are escaped.
func (p *leaf) say(parts ...string) {
	for i, part := range parts {
		if i%2 == 1 {
			part = html.EscapeString(clean(part))
		}
		p.WriteString(part)
	}
}

// branch writes a node, the link to it, nil at the top, and what hangs from it.
func (p *leaf) branch(n Node, link *Link) {
	p.WriteString("<li>")
	if n.Missing() {
		p.say(`<p><strong class="missing">`, n.Source, `, not among these texts</strong></p><p class="why">`, p.whys[n.Source], "</p>")
	} else {
		p.say("<p><strong>", p.lineage.Name(n), "</strong>")
		if link != nil {
			p.say(" — ", Shown(link.Relation))
			if !link.Certain {
				p.WriteString(" (not certain)")
			}
		}
		p.WriteString("</p>")
	}
	if link != nil {
		p.say(`<p class="why">`, link.Why, "</p>")
		for _, a := range link.Also {
			p.say(`<p class="why">`, alsoWords(a, p.lineage), "</p>")
		}
	}
	if below := p.children[n]; len(below) > 0 {
		p.WriteString("\n<ul>\n")
		for i := range below {
			p.branch(below[i].To, &below[i])
		}
		p.WriteString("</ul>")
	}
	p.WriteString("</li>\n")
}
