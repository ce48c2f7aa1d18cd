package learn

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/artifact"
	"unspin/detector/internal/lexicon"
)

// TestConnectivesAreAFamily checks that phrases are known that no tool has, by how they are made, whichever tool is held out.
func TestConnectivesAreAFamily(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	tools := []map[string]int{listedPhrases(), ownPhrases(lex)}
	unheard := strings.Fields("in_spite_of_the_fact_that on_the_off_chance_that in_light_of_the_fact_that at_this_point_in_time as_a_result_of_this")
	others := map[string]int{"he_said": 240} // what they put is mostly anything
	for _, p := range unheard {
		for _, tool := range tools {
			assert.Zero(t, tool[p], p)
		}
		assert.Greater(t, artifact.ParseConnectives(connectives(tools, others, lex)).Ratio(lex, p), 1.0, p)
	}
	for _, p := range strings.Fields("and_the in_the_village for_the_court that_he_had because_it_rained after_the_game") {
		for held := range tools {
			assert.Less(t, artifact.ParseConnectives(connectives(tools[held:held+1], others, lex)).Ratio(lex, p), 1.5, p)
		}
	}
}

// TestConnectivesOfPeople checks that what people put, too, is held against a phrase.
func TestConnectivesOfPeople(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	tools := []map[string]int{{"in_addition_to": 9, "as_well_as": 9, "at_any_rate": 9}}
	ratio := func(people map[string]int, phrase string) float64 {
		return artifact.ParseConnectives(connectives(tools, people, lex)).Ratio(lex, phrase)
	}
	people := map[string]int{"as_well_as": 40}
	assert.Less(t, ratio(people, "as_well_as"), 1.0)
	assert.Greater(t, ratio(people, "in_addition_to"), 1.5)
	assert.Greater(t, ratio(nil, "as_well_as"), 1.5)
}
