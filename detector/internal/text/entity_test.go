package text_test

import "testing"

func TestEntities(t *testing.T) {
	runTokens(t, []tokenCase{
		{name: "named", reason: "names of HTML 4", source: "caf&eacute; &Eacute;tat &euro;5", forms: "café état €5", surfaces: "caf&eacute;|&Eacute;tat|&euro;5"},
		{name: "numbered", reason: "in decimal and hexadecimal", source: "caf&#233; caf&#xE9; caf&#Xe9;", forms: "café café café"},
		{name: "marks", reason: "typography", source: "&ldquo;now&rdquo;&mdash;or&hellip; &amp; not", forms: `" now " - or ... and not`},
		{name: "space", reason: "&nbsp; parts words", source: "five&nbsp;miles", forms: "five miles"},
		{name: "Windows-1252", reason: "browsers read 128 to 159 so", source: "don&#146;t", forms: "do not"},
		{name: "tags written as entities", reason: "they are text about HTML", source: "&lt;b&gt;", forms: "< b >"},
		{name: "no entity", reason: "an ampersand is one", source: "R&D; &; &#; &#x; &bogus; &#xZZ; &amp", forms: "r & d ; & ; & # ; & # x ; & bogus ; & # xzz ; & amp"},
		{name: "impossible", reason: "numbers of no character", source: "a &#0; b &#xD800; c &#x110000; d", forms: "a - b - c - d"},
		{name: "too long", reason: "references are short", source: "&#00000000000233;", forms: "& # 00000000000233 ;"},
	})
}
