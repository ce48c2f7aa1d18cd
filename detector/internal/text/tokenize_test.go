package text_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A tokenCase says which tokens a source has: their normalised forms, and
// what each covers where that is not plain from the forms.
type tokenCase struct {
	name, reason string
	source       string
	forms        string
	surfaces     string
}

func runTokens(t *testing.T, cases []tokenCase) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, v := parse(t, c.source)
			assert.Equal(t, c.forms, forms(d, v), c.reason)
			if c.surfaces != "" {
				assert.Equal(t, c.surfaces, surfaces(d), c.reason)
			}
		})
	}
}

var tokenCases = []tokenCase{
	{name: "words", reason: "the plain case", source: "The ferry left.", forms: "the ferry left .", surfaces: "The|ferry|left|."},
	{name: "hyphen", reason: "a hyphen is a token of its own, so that US-led and US-drove differ in one word", source: "a US-led plan", forms: "a us - led plan", surfaces: "a|US|-|led|plan"},
	{name: "several hyphens", reason: "each is one", source: "state-of-the-art", forms: "state - of - the - art"},
	{name: "dashes", reason: "dashes have one form, spaced or not", source: "now—or never – or ‐ not", forms: "now - or never - or - not"},
	{name: "two hyphens for a dash", reason: "typists' dashes stay two marks", source: "now -- or never", forms: "now - - or never"},
	{name: "digit groups", reason: "commas between groups of three are no part of the number", source: "1,250,000 people", forms: "1250000 people", surfaces: "1,250,000|people"},
	{name: "a comma that groups nothing", reason: "1,25 is not 125", source: "1,25 and 1,2345", forms: "1,25 and 1,2345"},
	{name: "decimals", reason: "a dot between digits belongs to the number", source: "3.75 metres.", forms: "3.75 metres ."},
	{name: "a number at the end", reason: "the dot ends the sentence", source: "It cost 12.", forms: "it cost 12 ."},
	{name: "a list of numbers", reason: "a comma before a space is a comma", source: "3, 4", forms: "3 , 4"},
	{name: "time", reason: "a colon between digits belongs to the number", source: "at 10:45:", forms: "at 10:45 :"},
	{name: "percent sign", reason: "% and percent are one word", source: "5% or 5 percent", forms: "5 percent or 5 percent", surfaces: "5|%|or|5|percent"},
	{name: "other percent signs", reason: "full-width and Arabic ones too", source: "5％ 5٪", forms: "5 percent 5 percent"},
	{name: "currency", reason: "a sign before digits belongs to the number", source: "$5 £1,200 €3.50 ₹10", forms: "$5 £1200 €3.50 ₹10"},
	{name: "a currency sign alone", reason: "without digits it is a mark", source: "in $ or €", forms: "in $ or €"},
	{name: "letters after digits", reason: "ordinals and units belong to the number", source: "the 30th, 5km, 1990s", forms: "the 30th , 5km , 1990s"},
	{name: "upper case after digits", reason: "numbers are compared in lower case", source: "4X 4x", forms: "4x 4x"},
	{name: "a possessive decade", reason: "'s after a number is a word as after any other", source: "the 1990’s hits", forms: "the 1990 's hits", surfaces: "the|1990|’s|hits"},
	{name: "a possessive title", reason: "'s after a closing mark too", source: "“Tern”’s crew", forms: `" tern " 's crew`},
	{name: "ampersand", reason: "between spaces it is the word and", source: "Hull & Sons, R&D", forms: "hull and sons , r & d"},
	{name: "web address", reason: "an address is one word", source: "See https://tern.example/a,b?c=d. Or www.tern.example!", forms: "see https://ternexample/a,b?c=d . or wwwternexample !", surfaces: "See|https://tern.example/a,b?c=d|.|Or|www.tern.example|!"},
	{name: "address in brackets", reason: "brackets and quotation marks end it", source: "(http://t.example)", forms: "( http://texample )"},
	{name: "ellipsis", reason: "three dots are one mark, whichever way they are typed", source: "Well... and… so", forms: "well ... and ... so", surfaces: "Well|...|and|…|so"},
	{name: "four dots", reason: "an ellipsis and a full stop", source: "Well....", forms: "well ... ."},
	{name: "quotation marks", reason: "double marks have one form", source: `"a" “b” „c“ «d» ″`, forms: `" a " " b " " c " " d " "`},
	{name: "underscores", reason: "underlining by hand is no part of the word", source: "_very_ snake_case", forms: "_ very _ snake_case"},
	{name: "emphasis", reason: "nor are stars", source: "*very* **so**", forms: "* very * * * so * *"},
	{name: "hash and at", reason: "the sign is a mark, the rest a word", source: "#tern @tern", forms: "# tern @ tern"},
	{name: "Chinese", reason: "without spaces each character is a word", source: "港口关闭。", forms: "港 口 关 闭 。"},
	{name: "Japanese and Latin", reason: "scripts part words", source: "港portから", forms: "港 port か ら"},
	{name: "Thai", reason: "each character is a word, for want of a dictionary", source: "ท่า", forms: "ท ่ า"},
	{name: "Russian", reason: "letters of all alphabets make words", source: "Паром ушёл.", forms: "паром ушёл ."},
	{name: "Arabic", reason: "and so do those written from right to left", source: "غادرت العبارة.", forms: "غادرت العبارة ."},
	{name: "Hindi", reason: "vowel signs belong to the word", source: "नाव चली।", forms: "नाव चली ।"},
	{name: "Korean", reason: "Hangul has spaces", source: "배가 떠났다.", forms: "배가 떠났다 ."},
	{name: "emoji", reason: "each sign is a mark", source: "Gone 🚢!", forms: "gone 🚢 !"},
	{name: "replacement character", reason: "what was no text is a dash, an apostrophe or a quotation mark, by its place", source: "a \uFFFD \uFFFDb\uFFFD isn\uFFFDt so\uFFFDthat", forms: `a - " b " is not so " that`},
	{name: "control characters", reason: "they show nothing", source: "a\x00\x01b \x7f c", forms: "ab c"},
	{name: "hyphen at the end of a line", reason: "columns of print break words", source: "the har-\nbour and the quay\u00ad\r\n  side", forms: "the harbour and the quayside", surfaces: "the|har-\nbour|and|the|quay\u00ad\r\n  side"},
	{name: "hyphen before a blank line", reason: "no word goes on in another paragraph", source: "har-\n\nbour", forms: "har - bour"},
	{name: "hyphen before a capital", reason: "a compound", source: "Anglo-\nDutch", forms: "anglo - dutch"},
	{name: "dash at the end of a line", reason: "a space stands before it", source: "the harbour -\nclosed", forms: "the harbour - closed"},
	{name: "marks typed twice", reason: "typewriters and TeX", source: "``so,'' he said, ''and ‘‘so’’", forms: `" so , " he said , " and " so "`},
	{name: "decomposed letters", reason: "é is é, composed or not", source: "cafe\u0301 café", forms: "café café"},
	{name: "ligatures", reason: "the ligatures of PDF files are letters", source: "ﬁrst", forms: "first"},
	{name: "superscript", reason: "a note's number is no part of the text, a unit's is", source: "area² 20 km² 1½", forms: "area 20 km 2 11⁄2"},
	{name: "no-break space", reason: "it is a space", source: "10\u00a0000 km", forms: "10 000 km"},
}

func TestTokens(t *testing.T) { runTokens(t, tokenCases) }

func TestTokensKnowTheSpaceBefore(t *testing.T) {
	d, _ := parse(t, "The US-led plan (“so”) \n\nfailed.")
	var glued string
	for _, tok := range d.Tokens {
		if tok.Flags&1 == 0 {
			glued += d.Source[tok.Start:tok.End] + " "
		}
	}
	assert.Equal(t, "- led “ so ” ) . ", glued)
}
