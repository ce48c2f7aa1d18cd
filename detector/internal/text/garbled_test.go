package text_test

import "testing"

func TestGarbled(t *testing.T) {
	runTokens(t, []tokenCase{
		{name: "apostrophe", reason: "the commonest", source: "donâ€™t itâ€™s", forms: "do not it 's", surfaces: "do|nâ€™t|it|â€™s"},
		{name: "quotation marks", reason: "the closing one often loses its last byte", source: "â€œnowâ€\u009d and â€œthenâ€ he", forms: `" now " and " then " he`},
		{name: "dashes", reason: "both", source: "now â€“ or â€” never â€¦", forms: "now - or - never ..."},
		{name: "letters", reason: "accents", source: "cafÃ© naÃ¯ve", forms: "café naïve", surfaces: "cafÃ©|naÃ¯ve"},
		{name: "space", reason: "a no-break space", source: "fiveÂ\u00a0miles", forms: "five miles"},
		{name: "pound", reason: "signs of Latin-1", source: "Â£5 and Â£1,200", forms: "£5 and £1200"},
		{name: "twice", reason: "it happens", source: "donÃ¢â‚¬â„¢t", forms: "do not"},
		{name: "control characters", reason: "Windows-1252 taken for Latin-1", source: "don\u0092t \u0093now\u0094", forms: `do not " now "`},
		{name: "other letters", reason: "once a text is known to be garbled, all of it is repaired", source: "cafÃ© Ð¿Ñ€Ð¸", forms: "café при"},
		{name: "Portuguese", reason: "a text that is not garbled keeps its capitals", source: "“MAÇÃ\u201d, «CÂ\u00bb e “MANHÃ\u2026” e «MANHÃ\u00bb", forms: `" maçã " , " câ " e " manhã ... " e " manhã "`},
		{name: "currency", reason: "a plain euro sign is one", source: "5€ and â", forms: "5 € and â"},
	})
}
