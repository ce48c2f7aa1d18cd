package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestVerify(t *testing.T) {
	reference := write(t, "reference.txt", "The river rose in the night and the mill stood in water by dawn. The miller said: “We have lost the flour, not the stones.”")
	suspect := write(t, "suspect.txt", "The stream rose in the night and the factory stood in fluid by sunrise. The miller said: “We have mislaid the flour, not the rocks.”")
	status, page, stderr := invoke(nil, "-format", "html", "-ref", reference, suspect)
	require.Equal(t, exitOK, status, stderr)
	status, bare, _ := invoke(nil, "-format", "html", "-without-texts", "-ref", reference, suspect)
	require.Equal(t, exitOK, status)
	whole, textless := write(t, "whole.html", page), write(t, "bare.html", bare)
	tampered := write(t, "tampered.html", strings.Replace(page, "sunrise", "sundown", 1))

	for _, test := range []struct {
		name, args string
		status     int
		stdout     string
		stderr     string
	}{
		{"the texts within", "-verify WHOLE", exitOK, "Reproduced exactly.\n", ""},
		{"the texts within, compared with files", "-verify WHOLE -ref REFERENCE SUSPECT", exitOK, "Reproduced exactly.\n", ""},
		{"texts that were left out", "-verify BARE -ref REFERENCE SUSPECT", exitOK, "Reproduced exactly.\n", ""},
		{"from standard input", "-verify -", exitOK, "Reproduced exactly.\n", ""},
		{"other texts", "-verify BARE -ref SUSPECT REFERENCE", exitNotReproduced, "Not reproduced.\n  - The text of the suspect is not the one", ""},
		{"a changed word", "-verify TAMPERED", exitNotReproduced, "Not reproduced.\n  - What the file shows under “", ""},
		{"no texts", "-verify BARE", exitWrong, "", "unspin: error: the texts were left out of this report; they must be handed over with it\nunspin: hint: unspin -verify report.html -ref REFERENCE SUSPECT\n"},
		{"too few texts", "-verify BARE SUSPECT", exitWrong, "", "unspin: error: the report is about 2 texts, and 1 were handed over\n"},
		{"a reference alone", "-verify BARE -ref REFERENCE", exitWrong, "", "unspin: error: -verify takes a report, and all of its texts or none\nunspin: hint: unspin -verify report.html, or unspin -verify report.html -ref REFERENCE SUSPECT\n"},
		{"no report", "-verify SUSPECT", exitWrong, "", "unspin: error: SUSPECT is no HTML report of Unspin\nunspin: hint: unspin -format html writes one\n"},
		{"a format", "-verify WHOLE -format json", exitWrong, "", "unspin: error: -verify has no formats\n"},
		{"standard input twice", "-verify - -ref REFERENCE -", exitWrong, "", "unspin: error: \"-\" reads standard input and can stand for one text only\n"},
		{"texts left out of something else", "-without-texts -format json SUSPECT", exitWrong, "", "unspin: error: -without-texts goes with -format html only\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			names := strings.NewReplacer("WHOLE", whole, "BARE", textless, "TAMPERED", tampered, "REFERENCE", reference, "SUSPECT", suspect)
			// A hint names no files, so only its first line is filled in.
			message, hint, _ := strings.Cut(test.stderr, "unspin: hint")
			want := names.Replace(message)
			if hint != "" {
				want += "unspin: hint" + hint
			}
			status, stdout, stderr := invoke(strings.NewReader(page), strings.Fields(names.Replace(test.args))...)
			assert.Equal(t, test.status, status)
			assert.Equal(t, want, stderr)
			if test.stdout == "" {
				assert.Empty(t, stdout)
			} else {
				assert.True(t, strings.HasPrefix(stdout, test.stdout), stdout)
			}
		})
	}
}
