package detector_test

import (
	"context"
	"fmt"

	"unspin/detector"
)

const (
	exampleReference = "The ferry company said on Monday that it would close its oldest route after the summer, because too few passengers use it. " +
		"Residents of the island have asked the regional council to pay for the service. The council will discuss the request next week. " +
		"The route was opened in 1931 and carried 40,000 people last year. Fishermen fear that the harbour will be sold. " +
		"A bridge has been promised by three governments and built by none. " +
		"The island’s only doctor said that a winter without a boat would be dangerous for her patients. " +
		"“We cannot run an empty boat across the bay every hour,” the director, Ines Calder, told reporters in Brantmouth. " +
		"Councillor Petra Vance called the plan a disgrace and said that the islanders had paid their taxes for a century. " +
		"The company answered that its losses had doubled in three years."
	exampleSuspect = "The ferry corporation said on Monday that it would close its eldest itinerary after the summer, because too few voyagers use it. " +
		"Occupants of the isle have asked the regional council to compensate for the administration. The council will examine the solicitation next week. " +
		"The itinerary was unlocked in 1931 and conveyed 40,000 people last year. Anglers dread that the harbour will be vended. " +
		"A scaffold has been guaranteed by three governments and assembled by none. " +
		"The isle’s only specialist said that a winter without a vessel would be perilous for her sufferers. " +
		"“We cannot run a vacant vessel across the cove each hour,” the overseer, Ines Calder, told journalists in Brantmouth. " +
		"Councillor Petra Vance labelled the plan a dishonour and said that the islanders had compensated their levies for a century. " +
		"The corporation responded that its deficits had multiplied in three years."
)

func ExampleDetector_Compare() {
	d, err := detector.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := d.Compare(context.Background(), detector.Text{Text: exampleSuspect}, detector.Text{Text: exampleReference})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(report.Verdict, report.Direction.Original)
	for _, s := range report.Substitutions[:2] {
		fmt.Println(s.Reference.Text, "→", s.Suspect.Text)
	}
	// Output:
	// spun reference
	// company → corporation
	// oldest route → eldest itinerary
}

func ExampleWithExcluded() {
	d, err := detector.New(detector.WithExcluded("s1", "quotations"))
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := d.Compare(context.Background(), detector.Text{Text: exampleSuspect}, detector.Text{Text: exampleReference})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(report.Method.Dismissed)
	// Output:
	// [s1 quotations]
}

func ExampleDetector_Inspect() {
	d, err := detector.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := d.Inspect(context.Background(), detector.Text{Text: "A text on its own."})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(report.Verdict)
	// Output:
	// insufficient
}

func ExampleReport_EachSpan() {
	report := detector.Report{Substitutions: []detector.Substitution{{Suspect: detector.Span{Start: 4, End: 9, Text: "depot"}}}}
	report.EachSpan(func(owner detector.SpanOwner, s *detector.Span) {
		fmt.Println(owner == detector.SuspectOwner, s.Start, s.End, s.Text)
	})
	// Output:
	// true 4 9 depot
}
