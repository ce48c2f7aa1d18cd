package text_test

import "testing"

var wordCases = []tokenCase{
	{name: "not", reason: "don't and do not are the same words", source: "don't don’t donʼt don`t don´t DON'T", forms: "do not do not do not do not do not do not"},
	{name: "surfaces of a contraction", reason: "the cut is where the suffix begins", source: "She doesn’t.", forms: "she does not .", surfaces: "She|does|n’t|."},
	{name: "irregular verbs", reason: "the stem is not the verb", source: "can't won't shan't", forms: "can not will not shall not"},
	{name: "cannot", reason: "written in one word it is the same two", source: "cannot Cannot", forms: "can not can not", surfaces: "can|not|Can|not"},
	{name: "will, have, are, am", reason: "suffixes that stand for one word are that word", source: "we'll they’ve you're I'm", forms: "we will they have you are i am"},
	{name: "is, has and the genitive", reason: "'s and 'd stand for more than one and stay", source: "harbour’s he'd IT’S", forms: "harbour 's he 'd it 's"},
	{name: "nothing before the suffix", reason: "there is no word to cut off (ŉ is an apostrophe and an n)", source: "ŉ'T", forms: "ʼn't"},
	{name: "a suffix in the middle", reason: "only the end of a word is cut", source: "couldn't've", forms: "couldn't have"},
	{name: "no suffix", reason: "other apostrophes belong to the word", source: "o'clock O’Hara d’Arvor", forms: "o'clock o'hara d'arvor"},
	{name: "leading apostrophe", reason: "it is a mark of its own", source: "’tis 'em", forms: "' tis ' em"},
	{name: "plural possessive", reason: "the apostrophe is a mark, the word keeps its form", source: "the workers’ hall", forms: "the workers ' hall"},
	{name: "acronyms", reason: "they lose their dots", source: "U.S. US U.S.A. U.K.-based", forms: "us us usa uk - based", surfaces: "U.S.|US|U.S.A.|U.K.|-|based"},
	{name: "an acronym led by", reason: "the hyphen is a token of its own here too", source: "the U.S.-led force", forms: "the us - led force"},
	{name: "without the last dot", reason: "U.S and U.S. are one", source: "the U.S and", forms: "the us and"},
	{name: "genitive of an acronym", reason: "the suffix is cut from acronyms too", source: "the U.S.’s", forms: "the us 's", surfaces: "the|U.S.|’s"},
	{name: "a.m. and p.m.", reason: "acronyms of small letters are words too", source: "9 a.m. e.g. this", forms: "9 am eg this"},
	{name: "initials", reason: "a single initial is no acronym", source: "J. Doe, A. B. Roe", forms: "j . doe , a . b . roe"},
	{name: "glued initials", reason: "J.R. is an acronym to us; the name is the same on both sides", source: "J.R. Roe", forms: "jr roe"},
	{name: "the end of a sentence", reason: "a capital before a dot and a word is no acronym", source: "Plan B.Then", forms: "plan b . then"},
	{name: "degrees", reason: "letters of more than one are no acronym", source: "Ph.D.", forms: "ph . d ."},
	{name: "host names", reason: "nor are host names", source: "tern.example.org", forms: "tern . example . org"},
	{name: "lost apostrophe", reason: "U+FFFD between letters is what is left of one", source: "don\uFFFDt", forms: "do not"},
	{name: "entity for an apostrophe", reason: "HTML hides it", source: "don&rsquo;t it&#39;s we&#x2019;ll", forms: "do not it 's we will", surfaces: "do|n&rsquo;t|it|&#39;s|we|&#x2019;ll"},
	{name: "a contraction broken up", reason: "what does not show must not hide it", source: "do\u200bn\u200b’\u200bt", forms: "do not"},
}

func TestWords(t *testing.T) { runTokens(t, wordCases) }
