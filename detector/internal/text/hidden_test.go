package text_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"unspin/detector/internal/text"
)

// hiddenCases say what is folded away for comparison, and how it is counted.
var hiddenCases = []struct {
	name, reason string
	source       string
	forms        string
	hidden       text.Hidden
}{
	{"nothing", "ordinary typography hides nothing", "“Naïve” – café…", `" naïve " - café ...`, text.Hidden{}},
	{"zero-width space", "the classic: a word in two that looks like one", "har\u200bbour", "harbour", text.Hidden{Invisible: 1}},
	{"several in a row", "many at one place count each", "har\u200b\u200c\u2060bour", "harbour", text.Hidden{Invisible: 3}},
	{"between words", "where no space shows, none is meant", "the\u200b harbour", "the harbour", text.Hidden{Invisible: 1}},
	{"soft hyphen", "it shows only at the end of a line", "har\u00adbour", "harbour", text.Hidden{Invisible: 1}},
	{"in a number", "numbers are hidden in the same way", "12\u200b34", "1234", text.Hidden{Invisible: 1}},
	{"in an acronym", "its dots still join it", "U\u200b.S\u200b.", "us", text.Hidden{Invisible: 2}},
	{"joiner in Latin", "joiners have no business in Latin words", "har\u200dbour", "harbour", text.Hidden{Invisible: 1}},
	{"joiner in Persian", "in Persian they are spelling", "می\u200cخواهم", "میخواهم", text.Hidden{}},
	{"joiner in emoji", "in emoji they make one sign of several", "👩\u200d🚒 ❤\ufe0f 1\ufe0f\u20e3", "👩 🚒 ❤ 1\u20e3", text.Hidden{}},
	{"byte order mark", "at the start it is no secret", "\ufeffharbour", "harbour", text.Hidden{}},
	{"byte order mark inside", "elsewhere it is", "har\ufeffbour", "harbour", text.Hidden{Invisible: 1}},
	{"tag characters", "a hidden alphabet of its own", "harbour\U000e0068\U000e0069", "harbour", text.Hidden{Invisible: 2}},
	{"variation selectors", "on letters they do nothing", "h\ufe0farbour", "harbour", text.Hidden{Invisible: 1}},
	{"direction override", "text shown backwards reads the same to us", "har\u202ebour\u202c", "harbour", text.Hidden{Directions: 2}},
	{"isolates", "the newer controls too", "\u2066harbour\u2069", "harbour", text.Hidden{Directions: 2}},
	{"direction mark in Latin", "without Arabic or Hebrew it has no business", "har\u200ebour", "harbour", text.Hidden{Directions: 1}},
	{"direction mark in Hebrew", "there it is ordinary", "הנמל\u200f (12)", "הנמל ( 12 )", text.Hidden{}},
	{"Cyrillic letter", "one letter of another script", "hаrbour", "harbour", text.Hidden{Lookalikes: 1}},
	{"capital", "capitals too, and they stay capitals", "Неrbert", "herbert", text.Hidden{Lookalikes: 2}},
	{"whole word", "a word made of look-alikes alone, in Latin text", "the сосоа harvest of this year", "the cocoa harvest of this year", text.Hidden{Lookalikes: 5}},
	{"every vowel", "so many that half of the letters are not Latin", strings.NewReplacer("a", "а", "e", "е", "o", "о", "p", "р", "c", "с", "x", "х", "y", "у").Replace("a copy of a happy expo by a poor choice"), "a copy of a happy expo by a poor choice", text.Hidden{Lookalikes: 24}},
	{"Greek", "another source of them", "hαrbοur", "harbour", text.Hidden{Lookalikes: 2}},
	{"Cherokee and Armenian", "rarer ones", "Ꮋarbօur", "harbour", text.Hidden{Lookalikes: 2}},
	{"small capitals", "Latin letters drawn as others", "hᴀʀbour", "harbour", text.Hidden{Lookalikes: 2}},
	{"Russian text", "in Russian text these are the letters", "Тот сорт хорош, но нет места на море.", "тот сорт хорош , но нет места на море .", text.Hidden{}},
	{"Russian quotation", "a Russian word in English text stays Russian", "The Russian word is «привет» and no other.", `the russian word is " привет " and no other .`, text.Hidden{}},
	{"storm", "marks heaped on letters, and the ones that composed", "ha\u0301\u0302\u0303rbo\u0338ur", "harbour", text.Hidden{Stacked: 3}},
	{"underlined", "a mark that composes with nothing", "h\u0332a\u0332", "ha", text.Hidden{Stacked: 2}},
	{"Vietnamese", "two marks that compose are a letter", "ti\u1ebfng tie\u0302\u0301ng", "tiếng tiếng", text.Hidden{}},
	{"full-width", "the letters of Asian typography", "Ｈａｒ", "har", text.Hidden{FullWidth: 3}},
	{"full-width digits", "and its digits and marks", "１２！", "12 !", text.Hidden{FullWidth: 3}},
	{"mathematical", "letters of formulas", "𝐡𝒂𝖗bour", "harbour", text.Hidden{FullWidth: 3}},
	{"mathematical digits", "and digits", "𝟏𝟐", "12", text.Hidden{FullWidth: 2}},
	{"in circles", "letters in circles are letters", "ⓗⓐrbour", "harbour", text.Hidden{FullWidth: 2}},
	{"entities", "HTML character references", "caf&eacute; R&amp;D 5&nbsp;km", "café r & d 5 km", text.Hidden{Entities: 3}},
	{"tags", "HTML tags", "the <b>harbour</b>", "the harbour", text.Hidden{Tags: 2}},
	{"entity that does not show", "both are counted", "har&shy;bour&#8203;", "harbour", text.Hidden{Entities: 2, Invisible: 2}},
	{"control characters", "a printer's or a terminal's", "har\x00bo\x08ur\x7f", "harbour", text.Hidden{Invisible: 3}},
	{"formats", "those of shorthand and music, too", "har\U0001bca0bo\U0001d173ur", "harbour", text.Hidden{Invisible: 2}},
	{"blank pattern", "a letter of Braille that shows none", "the\u2800harbour", "the harbour", text.Hidden{Invisible: 1}},
	{"no-break spaces", "spaces of typography", "the\u00a0harbour\u2009of\u202fold\u3000and", "the harbour of old and", text.Hidden{}},
	{"mark on nothing", "at the start of a word and on punctuation", "the \u0338harbour,\u0338 \u0336“\u0301old”", `the harbour , " old "`, text.Hidden{Stacked: 4}},
	{"mark in a number", "and inside of numbers", "1\u0338931", "1931", text.Hidden{Stacked: 1}},
	{"marks around letters", "circles and the thousands sign of Cyrillic", "h\u20dda\u0489rbour", "harbour", text.Hidden{Stacked: 2}},
	{"small Cherokee", "the small letters look like its capitals", "ꭺrbour ꮪea", "arbour sea", text.Hidden{Lookalikes: 2}},
	{"dotless", "a letter of Turkish in English", "the ship's captaın was in", "the ship 's captain was in", text.Hidden{Lookalikes: 1}},
	{"Turkish", "in Turkish it is spelling", "Ağır kapılar açıldı, ışık sızdı.", "ağir kapilar açildi , işik sizdi .", text.Hidden{}},
	{"in squares", "and in brackets, of any colour", "🄷🄰🅡🅑our ⒪⒧⒟", "harbour old", text.Hidden{FullWidth: 7}},
	{"raised", "counted once a run", "the ʰᵃʳbour", "the harbour", text.Hidden{FullWidth: 1}},
	{"raised at the end", "as people write ordinals", "the 1ˢᵗ and Mᵐᵉ Roy", "the 1st and mme roy", text.Hidden{}},
	{"letters of mathematics", "which stand for one letter", "ℎarbour ℴld", "harbour old", text.Hidden{FullWidth: 2}},
	{"numero and degrees", "signs that stand for more", "№ 5, 20 ℃, 5 Å", "№ 5 , 20 ℃ , 5 å", text.Hidden{}},
	{"Roman numerals", "those of one letter", "ⅼocaⅼ", "local", text.Hidden{FullWidth: 2}},
	{"figures", "throughout a text", "c0uncil m1nisters sa1d the t3rminal h4d 40,000 m3n 1n 1931, at $5m, th3 4th", "council ministers said the terminal had 40000 men in 1931 , at $5m , the 4th", text.Hidden{Lookalikes: 8}},
	{"signs", "the same with signs", "the m!nister $a!d !t m@y clo$e! A b@ll", "the minister said it may close ! a ball", text.Hidden{Lookalikes: 7}},
	{"names with figures", "a few are names", "the b2b fair, h1n1, w3c and mp3 at ann@sea.org, bob@quay.org, eve@pier.org, ida@port.org", "the b2b fair , h1n1 , w3c and mp3 at ann @ sea . org , bob @ quay . org , eve @ pier . org , ida @ port . org", text.Hidden{}},
	{"dots below", "on English letters throughout", "thẹ captạin ọf thẹ ship sạid thạt it wạs in fọr repạir", "the captain of the ship said that it was in for repair", text.Hidden{Stacked: 9}},
	{"French", "accents of a language", "Le maire a été réélu à côté du théâtre, où il a déjà parlé.", "le maire a été réélu à côté du théâtre , où il a déjà parlé .", text.Hidden{}},
	{"Swedish", "words that are English without their dots", "För båten går för sent, och för många är för få.", "för båten går för sent , och för många är för få .", text.Hidden{}},
	{"Vietnamese text", "most words have marks", "Tàu đã đến cảng vào sáng thứ ba, và thuyền trưởng nói rằng cần phải chờ, nhưng thế là tốt.", "tàu đã đến cảng vào sáng thứ ba , và thuyền trưởng nói rằng cần phải chờ , nhưng thế là tốt .", text.Hidden{}},
	{"Polish", "strokes and tails", "Łódź żegluje pod ciężkim żaglem.", "łódź żegluje pod ciężkim żaglem .", text.Hidden{}},
	{"Greek text", "its own letters", "Ο ναύτης είναι στο πλοίο και το νερό ανεβαίνει.", "ο ναύτης είναι στο πλοίο και το νερό ανεβαίνει .", text.Hidden{}},
	{"Armenian text", "its own letters", "Նավը հասավ նավահանգիստ։", "նավը հասավ նավահանգիստ ։", text.Hidden{}},
	{"Cherokee text", "its own letters", "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ", "ꮳꮃꭹ ꭶꮼꮒꭿꮝꮧ", text.Hidden{}},
	{"Ukrainian", "its own i", "Її човен іде до порту.", "її човен іде до порту .", text.Hidden{}},
	{"Arabic", "vowel signs are spelling", "قَالَ الوزيرُ إنَّ السفينة وصلت.", "قَالَ الوزيرُ إنَّ السفينة وصلت .", text.Hidden{}},
	{"Hebrew", "and so are points", "שָׁלוֹם לָאֳנִיָּה", "שָׁלוֹם לָאֳנִיָּה", text.Hidden{}},
	{"Hindi", "and the signs of India, with their joiners", "जहाज़ बंदरगाह पर क्\u200dष पहुँचा।", "जहाज़ बंदरगाह पर क्ष पहुँचा ।", text.Hidden{}},
	{"Japanese", "full-width letters and marks are ordinary there", "２０２６年にＮＨＫは「港」と言った！", "2026 年 に nhk は \" 港 \" と 言 っ た !", text.Hidden{}},
	{"Chinese", "and full-width marks", "船到了港口，船长说：“好！”（２０人）", "船 到 了 港 口 , 船 长 说 : \" 好 ! \" ( 20 人 )", text.Hidden{}},
	{"Korean", "and Hangul", "배가 항구에 도착했다.", "배가 항구에 도착했다 .", text.Hidden{}},
	{"Thai", "vowels over letters", "เรือมาถึงท่าเรือ", "เ ร ื อ ม า ถ ึ ง ท ่ า เ ร ื อ", text.Hidden{}},
	{"emoji", "flags, skin tones, badges, keycaps", "the 🇸🇪 crew 👍🏽 parked 🅿\ufe0f at 1\ufe0f\u20e3", "the 🇸 🇪 crew 👍 🏽 parked 🅿 at 1\u20e3", text.Hidden{}},
	{"garbled", "UTF-8 read as Windows-1252", "donâ€™t", "do not", text.Hidden{Garbled: 1}},
}

func TestHidden(t *testing.T) {
	for _, c := range hiddenCases {
		t.Run(c.name, func(t *testing.T) {
			d, v := parse(t, c.source)
			assert.Equal(t, c.forms, forms(d, v), c.reason)
			assert.Equal(t, c.hidden, d.Hidden, c.reason)
		})
	}
}

func TestHiddenSpansKeepWhatIsHidden(t *testing.T) {
	for source, want := range map[string]string{
		"a har\u200bbour\u200b wall": "a|har\u200bbour|wall",
		"a <i>har</i>bour wall":      "a|har</i>bour|wall",
		"caf&eacute;s":               "caf&eacute;s",
		"the donâ€™ts":               "the|donâ€™ts",
		"hа\u0301\u0302rbour ｗａｌｌ":   "hа\u0301\u0302rbour|ｗａｌｌ",
	} {
		d, _ := parse(t, source)
		assert.Equal(t, want, surfaces(d))
	}
}

func TestHiddenAdds(t *testing.T) {
	h := text.Hidden{Invisible: 1, Directions: 2, Lookalikes: 3, Stacked: 4, FullWidth: 5, Tags: 6, Entities: 7, Garbled: 8}
	h.Add(h)
	assert.Equal(t, text.Hidden{Invisible: 2, Directions: 4, Lookalikes: 6, Stacked: 8, FullWidth: 10, Tags: 12, Entities: 14, Garbled: 16}, h)
}
