package report

import (
	"strings"
	"unicode/utf8"
)

// A pageWriter builds a page from markup, which is ours, and words, which
// are anybody's. (html/template would add .5 MB to what every reader of the
// page downloads.)
type pageWriter struct {
	strings.Builder
}

// raw writes markup. Only constants and what escape returned may be passed.
// Inlined in all its callers it would add 13 KB to what a page downloads.
//
//go:noinline
func (p *pageWriter) raw(markup ...string) {
	for _, m := range markup {
		p.WriteString(m)
	}
}

// words writes text between tags, kept apart from the direction of its
// surroundings.
func (p *pageWriter) words(text string) {
	p.raw("<bdi>", escape(text), "</bdi>")
}

// element writes words in an element of their own.
func (p *pageWriter) element(name, text string) {
	p.raw("<", name, ">", escape(text), "</", name, ">")
}

// side are the attributes of what shows a text's words: they run as these do, and
// are read in its language where that is not the page's.
func side(of TextInfo) string {
	if of.Language == "en" || of.Language == "und" || of.Language == "" {
		return " dir=auto>"
	}
	return ` dir=auto lang="` + escape(of.Language) + `">`
}

// cell writes a table cell of words, which takes its direction from them.
func (p *pageWriter) cell(text string) {
	p.raw("<td dir=auto>", escape(text), "</td>")
}

// figure writes a table cell that holds a number.
func (p *pageWriter) figure(text string) {
	p.raw("<td class=n>", escape(text), "</td>")
}

// section begins a section named by its heading; end it with </section>.
func (p *pageWriter) section(id, title string) {
	p.raw("\n<section aria-labelledby=", id, "><h2 id=", id, ">", escape(title), "</h2>\n")
}

// table begins a table named by the heading with the id; end it with
// </tbody></table>.
func (p *pageWriter) table(id, class string, columns ...string) {
	p.raw("<table class=", class, " aria-labelledby=", id, "><thead><tr>")
	for _, c := range columns {
		p.raw("<th scope=col>", escape(c), "</th>")
	}
	p.raw("</tr></thead><tbody>\n")
}

// escape makes text inert between tags and in quoted attributes. Characters
// that HTML forbids or rewrites on reading become U+FFFD or a reference, so
// that a saved page holds the same words as a written one.
func escape(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for i, r := range text {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&#34;")
		case r == '\'':
			b.WriteString("&#39;")
		case r == '\r':
			b.WriteString("&#13;")
		case r < ' ' && r != '\n' && r != '\t', r >= 0x7f && r < 0xa0:
			b.WriteRune(utf8.RuneError)
		case r == utf8.RuneError:
			b.WriteRune(utf8.RuneError) // also for a byte that is not UTF-8
		default:
			b.WriteString(text[i : i+utf8.RuneLen(r)])
		}
	}
	return b.String()
}

// unescape undoes escape.
func unescape(text string) string { return unescaper.Replace(text) }

var unescaper = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&#34;", `"`, "&#39;", "'", "&#13;", "\r")
