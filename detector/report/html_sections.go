package report

import (
	"strconv"
	"strings"
)

func (h *htmlReport) verdict() {
	h.raw("<header>\n<p class=brand>Unspin report</p>\n")
	h.element("h1", h.report.Headline())
	h.raw("\n<p>Verdict: <code>", escape(string(h.report.Verdict)), "</code>. ")
	h.raw(escape(strings.TrimSpace(strings.TrimPrefix(h.report.Summary, h.report.Headline()+"."))))
	h.raw("</p>\n")
	if line := h.report.Derived(); line != "" {
		h.element("p", line+".")
	}
	if h.report.Mechanism != "" {
		h.element("p", h.report.Mechanism.Shown()+".")
	}
	h.raw("</header>\n<main>\n")
}

func (h *htmlReport) counts() {
	h.section("counts", "What was found")
	h.raw("<ul>\n")
	for _, count := range h.report.Counts() {
		h.element("li", count+".")
		h.raw("\n")
	}
	h.raw("</ul></section>\n")
}

// ranked lists several references, the strongest first, each that something goes back to
// with a way to its first sentence.
func (h *htmlReport) ranked() {
	ranked := h.report.Ranked()
	if len(ranked) == 0 {
		return
	}
	h.section("references", "References, the strongest first")
	h.table("references", "references", rankedColumns[:]...)
	jumps := h.report.jumps()
	for _, ref := range ranked {
		h.raw("<tr><td dir=auto>")
		if jumps[ref.Reference] >= 0 {
			h.raw(`<a href="#`, jumpID(ref.Reference), `">`, escape(ref.Name), "</a></td>")
		} else {
			h.raw(escape(ref.Name), "</td>")
		}
		h.raw("<td>", ref.Share, "</td><td>", ref.Alone, "</td></tr>\n")
	}
	h.raw("</tbody></table></section>\n")
}

func jumpID(reference int) string { return "from-" + strconv.Itoa(reference+1) }

// jumps tells for each reference which row is the first that goes back to it, −1 for none.
func (r *Report) jumps() []int {
	jumps := make([]int, len(r.References))
	for i := range jumps {
		jumps[i] = -1
	}
	for at, row := range r.Rows {
		if row.Suspect == nil || row.Passage < 0 || r.Passages[row.Passage].Kind == PassageNew {
			continue
		}
		for _, ref := range row.References {
			if jumps[ref.Reference] < 0 {
				jumps[ref.Reference] = at
			}
		}
	}
	return jumps
}

func (h *htmlReport) figures() {
	figures := h.report.Figures()
	if len(figures) == 0 {
		return
	}
	h.section("figures", "Score and confidence")
	h.raw("<table class=figures aria-labelledby=figures><tbody>\n")
	var before []Figure
	if h.with.Original != nil {
		before = h.with.Original.Figures()
	}
	for i, f := range figures {
		h.raw("<tr><th scope=row>", escape(f.Name), "</th><td><strong>", escape(f.Value), "</strong>")
		if before != nil && before[i].Value != f.Value {
			h.raw("<br>before findings were dismissed: <strong>", escape(before[i].Value), "</strong>")
		}
		h.raw("</td>")
		h.cell(f.Meaning)
		h.raw("</tr>\n")
	}
	h.raw("</tbody></table></section>\n")
}

func (h *htmlReport) reasons() {
	if !h.report.weighed() {
		return
	}
	h.section("reasons", "Reasons, heaviest first")
	h.raw("<p>Each figure is the weight of a reason: + speaks for spinning, − against. Together they make the spin score.</p>\n")
	h.table("reasons", "reasons", "Weight", "Reason")
	for _, reason := range h.report.Reasons {
		h.raw("<tr>")
		h.figure(ShownEffect(reason.Effect))
		h.cell(reason.Text)
		h.raw("</tr>\n")
	}
	sum, score := h.report.SumOfReasons()
	h.raw("</tbody><tfoot><tr><td class=n><strong>", ShownEffect(sum), "</strong></td><td><strong>in all, which is a spin score of ",
		oneDecimal(score), "</strong></td></tr></tfoot></table></section>\n")
}

func (h *htmlReport) warnings() {
	if len(h.report.Warnings) == 0 {
		return
	}
	h.section("warnings", "Warnings")
	h.raw("<ul>\n")
	for _, w := range h.report.Warnings {
		h.raw("<li>", escape(w.Text), " <code>", escape(w.Code), "</code></li>\n")
	}
	h.raw("</ul></section>\n")
}

func (h *htmlReport) substitutions() {
	h.section("substitutions", "Substitutions")
	if len(h.report.Substitutions) == 0 {
		h.raw("<p>None found.</p></section>\n")
		return
	}
	h.substitutionTable("substitutions", h.report.Substitutions)
	h.raw("</section>\n")
}

func (h *htmlReport) substitutionTable(id string, list []Substitution) {
	h.table(id, "substitutions", "Reference", "Suspect", "Kind", "Why", "Evidence")
	for _, s := range list {
		h.raw(`<tr id="sub-`, escape(s.ID), `">`)
		if s.Reference != nil {
			h.side("<td", s.Reference.Reference)
			h.raw(escape(s.Reference.Text), "</td>")
		} else {
			h.raw("<td>–</td>")
		}
		h.side("<td", int(SuspectOwner))
		h.raw(escape(s.Suspect.Text), "</td>")
		h.raw("<td>", escape(s.Kind.Shown()), "</td><td>", escape(s.Why))
		for i, suggestion := range s.Suggestions {
			if i == 0 {
				h.raw(" It may have stood for ")
			} else {
				h.raw(", ")
			}
			h.words("“" + suggestion + "”")
		}
		h.raw(" <code>", escape(s.Rule), "</code></td>")
		if s.Artifact {
			h.raw("<td>yes, ", ShownEffect(s.Weight), "</td>")
		} else {
			h.raw("<td>no</td>")
		}
		h.raw("</tr>\n")
	}
	h.raw("</tbody></table>\n")
}

func (h *htmlReport) quotations() {
	h.section("quotations", "Quotations")
	if len(h.report.References) == 0 {
		h.raw("<p>There is no reference to hold quotations against.</p></section>\n")
		return
	}
	if len(h.report.Quotations) == 0 {
		h.raw("<p>None found.</p></section>\n")
		return
	}
	h.table("quotations", "quotations", "Reference", "Suspect", "What became of it")
	aside, folded := h.report.asides(), 0
	for _, q := range h.report.Quotations {
		if q.asideOf(aside) {
			folded++
			continue
		}
		h.side("<tr><td", q.Reference.owner())
		if q.Reference != nil {
			h.marked(q.Reference.Span, h.quotationMarks(q, true))
			h.which(*q.Reference)
		}
		h.side("</td><td", int(SuspectOwner))
		if q.Suspect != nil {
			h.marked(*q.Suspect, h.quotationMarks(q, false))
		}
		h.raw("</td><td>", escape(q.Status.Shown()))
		if q.Speaker != "" {
			h.raw("<br>Said by ")
			h.words(q.Speaker)
		}
		h.raw("</td></tr>\n")
	}
	h.raw("</tbody></table>\n")
	if folded > 0 {
		h.element("p", plural(folded, "quotation", "quotations")+" more only in the other references.")
	}
	h.raw("</section>\n")
}

func (h *htmlReport) passages() {
	if len(h.report.Passages) == 0 {
		return
	}
	h.section("passages", "Passages")
	h.raw("<p>A passage is a stretch of the suspect that one relation to the reference describes. Positions are bytes.</p>\n")
	h.table("passages", "passages", "Suspect", "Reference", "Relation", "Similarity", "Spin score")
	for _, p := range h.report.Passages {
		h.side("<tr><td", int(SuspectOwner))
		h.raw(positions(p.Suspect), " ", escape(excerpt(p.Suspect.Text)), "</td><td dir=auto>")
		for _, r := range p.References {
			h.raw("<p>", escape(h.report.ReferenceName(r.Reference)), ", ", positions(r.Span), "</p>")
		}
		h.raw("</td><td>", escape(p.Kind.Shown()), "</td>")
		h.figure(percent(p.Similarity))
		h.figure(oneDecimal(p.SpinScore))
		h.raw("</tr>\n")
	}
	h.raw("</tbody></table></section>\n")
}

func positions(s Span) string { return strconv.Itoa(s.Start) + "–" + strconv.Itoa(s.End) }

// excerpt returns the beginning of a text, whole where it is short.
func excerpt(text string) string {
	const most = 60
	for i, n := 0, 0; i < len(text); n++ {
		if n == most {
			return text[:i] + " …"
		}
		for i++; i < len(text) && text[i]&0xc0 == 0x80; i++ { // to the next character
		}
	}
	return text
}

func (h *htmlReport) dismissed() {
	if h.with.Original == nil || len(h.report.Method.Dismissed) == 0 {
		return
	}
	h.section("dismissed", "Dismissed findings")
	h.raw("<p>A reader looked at these findings and left them out. The figures above are without them; with them the spin score was ",
		oneDecimal(h.with.Original.SpinScore), " and the verdict <code>", escape(string(h.with.Original.Verdict)), "</code>.</p>\n")
	h.raw("<ul>\n")
	for _, id := range h.report.Method.Dismissed {
		h.raw("<li><code>", escape(id), "</code> ")
		h.words(h.report.finding(id))
		h.raw("</li>\n")
	}
	h.raw("</ul></section>\n")
}

// finding says what WithExcluded leaves out under an ID.
func (r *Report) finding(id string) string {
	switch id {
	case "quotations":
		return "all quotations"
	case "names":
		return "all names"
	}
	for i := range r.Substitutions {
		if s := &r.Substitutions[i]; s.ID == id {
			if s.Reference == nil {
				return "“" + s.Suspect.Text + "”"
			}
			return "“" + s.Reference.Text + "” → “" + s.Suspect.Text + "”"
		}
	}
	n, _ := strconv.Atoi(id[min(1, len(id)):])
	switch {
	case strings.HasPrefix(id, "q") && n > 0 && n <= len(r.Quotations):
		if q := r.Quotations[n-1]; q.Suspect != nil {
			return "the quotation “" + q.Suspect.Text + "”"
		}
	case strings.HasPrefix(id, "p") && n > 0 && n <= len(r.Passages):
		return "the passage at " + positions(r.Passages[n-1].Suspect)
	}
	return ""
}

func (h *htmlReport) limits() {
	h.section("limits", "Limits")
	h.raw("<ul>\n")
	for _, limit := range h.report.Limits() {
		h.element("li", limit)
		h.raw("\n")
	}
	if h.with.WithoutTexts {
		h.raw("<li>The full texts and the aligned sentences were left out of this file by whoever exported it.</li>\n")
	}
	h.raw("</ul></section>\n")
}

// method says what produced the report, from what, and how to check it.
func (h *htmlReport) method() {
	m := h.report.Method
	h.section("method", "Method and texts")
	h.raw("<table class=facts aria-labelledby=method><tbody>\n")
	for _, row := range [][2]string{
		{"Engine", m.Engine}, {"Source", m.Commit}, {"Language pack", m.Pack}, {"Model", m.Model},
		{"Language models", m.LanguageModel},
		{"Prior", strconv.FormatFloat(m.Settings.Prior, 'g', -1, 64)},
		{"Coverage", percent(h.report.Coverage)},
	} {
		if row[1] == "" {
			row[1] = "none"
		}
		h.raw("<tr><th scope=row>", row[0], "</th>")
		h.cell(row[1])
		h.raw("</tr>\n")
	}
	h.raw("</tbody></table>\n")
	h.inputs()
	h.raw("<p>To check this report, open it on the page it came from, or run <code>unspin -verify</code> with this file",
		map[bool]string{true: " and the texts"}[h.with.WithoutTexts],
		". It is computed anew and compared to the letter.</p></section>\n</main>\n")
}

// inputs identifies the texts.
func (h *htmlReport) inputs() {
	h.table("method", "inputs", "Text", "Where it is from", "Language", "Size", "SHA-256")
	reference := 0
	for _, in := range h.report.Inputs {
		info := h.report.Suspect
		if in.Role != "suspect" {
			if reference < len(h.report.References) {
				ref := h.report.References[reference]
				info = ref.TextInfo
			}
			reference++
		}
		h.raw("<tr><td dir=auto>", escape(in.Role), ": ")
		h.words(in.Name)
		h.raw("</td><td>")
		h.words(in.Title)
		h.lines(in.URL, in.Captured)
		h.raw("</td><td>", escape(info.Shown()))
		if info.LanguageConfidence > 0 {
			h.raw(", ", percent(info.LanguageConfidence))
		}
		h.raw("</td><td>", info.Size(), "</td><td><code>", escape(in.SHA256), "</code></td></tr>\n")
	}
	h.raw("</tbody></table>\n")
}

// lines writes each text that is not empty on a line of its own.
func (h *htmlReport) lines(texts ...string) {
	for _, text := range texts {
		if text != "" {
			h.raw("<br>")
			h.words(text)
		}
	}
}

// queries tells with which words to look for the original.
func (h *htmlReport) queries() {
	if len(h.report.Queries) == 0 {
		return
	}
	h.section("queries", "Find the original")
	h.raw("<p>", QueryAdvice, "</p>\n<ul>\n")
	for _, q := range h.report.Queries {
		h.raw("<li><code>", escape(q.Text), "</code> (", q.Width.Shown(), ")</li>\n")
	}
	h.raw("</ul></section>\n")
}
