package text_test

import "testing"

var markupCases = []tokenCase{
	{name: "inline", reason: "inline tags part no word", source: "<b>un</b>usual <i>very</i>", forms: "unusual very", surfaces: "un</b>usual|very"},
	{name: "links", reason: "attributes are no text", source: `the <a href="https://tern.example/?a=1&b=2" title="a > b">ferry</a> left`, forms: "the ferry left"},
	{name: "blocks", reason: "block tags part words", source: "<p>one</p><p>two</p>three<br/>four", forms: "one two three four"},
	{name: "table", reason: "cells too", source: "<tr><td>one</td><td>two</td></tr>", forms: "one two"},
	{name: "upper case", reason: "names of elements have no case", source: "<P CLASS=x>one</P>", forms: "one"},
	{name: "comment", reason: "comments are no text", source: "one<!-- two > three --> four", forms: "one four"},
	{name: "script", reason: "nor is what programs say", source: `one <script type="x">if (a < b) { two("</p>") }</script> three`, forms: "one three"},
	{name: "style", reason: "nor styles", source: "<style>p { color: red }</style>one", forms: "one"},
	{name: "a script that never ends", reason: "only its tag is left out", source: "<script>one two", forms: "one two"},
	{name: "less than", reason: "a sign before a space or a digit is a sign", source: "a < b and c > d, <3", forms: "a < b and c > d , < 3"},
	{name: "quantities", reason: "names of one letter need an attribute", source: "if a <b and c> d", forms: "if a < b and c > d"},
	{name: "e-mail address", reason: "what is no element is text", source: "Jane <jane@tern.example>", forms: "jane < jane @ tern . example >"},
	{name: "unknown element", reason: "the same", source: "<ferry> left", forms: "< ferry > left"},
	{name: "unfinished", reason: "a tag must end", source: "one <p class= two", forms: "one < p class = two"},
	{name: "another tag inside", reason: "a tag ends before another begins", source: "<p <b>one</b>", forms: "< p one"},
	{name: "at the end", reason: "nothing follows", source: "one <", forms: "one <"},
	{name: "hostile", reason: "tags are left out, not run", source: `<img src=x onerror="alert('1')">one<svg/onload=alert(2)>`, forms: "one"},
}

func TestMarkup(t *testing.T) { runTokens(t, markupCases) }
