package detector_test

import (
	"context"
	"fmt"
	"log"
	"strings"

	"unspin/detector"
)

// A report is handed over as one file, and whoever gets it can recompute it
// from the texts within.
func ExampleDetector_Verify() {
	suspect := detector.Text{Name: "copy", Text: "The council will shut the aged library in June, the leader said on Monday."}
	reference := detector.Text{Name: "original", Text: "The council will close the old library in June, the chairman said on Monday."}
	d, err := detector.New()
	if err != nil {
		log.Fatal(err)
	}
	report, err := d.Compare(context.Background(), suspect, reference)
	if err != nil {
		log.Fatal(err)
	}
	var file strings.Builder
	err = report.WriteHTML(&file, detector.Enclosures{Suspect: suspect, References: []detector.Text{reference}})
	if err != nil {
		log.Fatal(err)
	}

	read, err := detector.ReadHTML(strings.Replace(file.String(), ">chairman<", ">mayor<", 1))
	if err != nil {
		log.Fatal(err)
	}
	found, err := d.Verify(context.Background(), read)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(found.Reproduced)
	fmt.Println(found.Differences[0])
	// Output:
	// false
	// What the file shows under “Aligned sentences” was changed: it has “mayor” where recomputing gives “chairman”.
}
