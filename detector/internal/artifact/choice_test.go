package artifact

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/lexicon"
)

// TestChoicesAreLookedUpInAllForms looks at words whose neighbours the counts
// of news have beside them as they stand, in another form, and in none; and at
// one that technical texts have, which reads as rare in news and is not.
func TestChoicesAreLookedUpInAllForms(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	_, seen := lex.Lift(lex.Lookup("tiniest"), lex.Lookup("village"))
	require.False(t, seen, "“tiny village” is counted, “tiniest village” is not")
	_, seen = lex.Lift(lex.Lookup("decision"), lex.Lookup("boundary"))
	require.False(t, seen, "technical texts alone have “decision boundary”")
	f := aligned(t, lex, "They did.", "They showed the tiniest village to the guard collusion of a trade union and drew a decision boundary.")
	unseen, joints := map[string]int{}, map[string]bool{}
	for _, c := range Choices(f.alignment) {
		word := f.suspect.Text(c.Token, c.Token+1)
		unseen[word] = c.Unseen
		if c.Joint {
			joints[word] = c.JointUnseen
		}
	}
	assert.Equal(t, map[string]bool{"tiniest": false, "guard": true, "trade": false, "decision": false}, joints)
	assert.Equal(t, 0, unseen["tiniest"])
	assert.Equal(t, 2, unseen["collusion"])
}
