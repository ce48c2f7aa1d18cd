package main

import (
	"fmt"
	"math"
	"strconv"

	"unspin/detector/internal/eval/statistic"
	"unspin/detector/internal/score"
)

// A calibrations is how far probabilities and likelihood ratios can be
// believed, on the corpora and with the generated texts.
type calibrations []calibration

type calibration struct {
	Name      string          `json:"name"`
	Prior     float64         `json:"prior"`
	Error     figure          `json:"expectedCalibrationError"`
	Slope     figure          `json:"slope"`
	Intercept figure          `json:"intercept"`
	Cllr      figure          `json:"cllr"`
	MinCllr   figure          `json:"minCllr"`
	Bins      []statistic.Bin `json:"bins"`
}

func newCalibrations(all []judged) calibrations {
	return calibrations{
		calibrate("corpora", where(all, func(j *judged) bool { return fromCorpora(j) && j.weighed() })),
		calibrate("with generated texts", where(all, (*judged).weighed)),
	}
}

// weighed reports whether a probability stands behind the verdict on j.
func (j *judged) weighed() bool {
	return j.result.Verdict != score.Identical && j.result.Verdict != score.Insufficient && j.result.Ratio > 0
}

// calibrate takes the likelihood ratios of all.
func calibrate(name string, all []*judged) calibration {
	var spun, innocent []float64
	for _, j := range all {
		if llr := math.Log(j.result.Ratio); j.Spun {
			spun = append(spun, llr)
		} else {
			innocent = append(innocent, llr)
		}
	}
	return calibrateRatios(name, spun, innocent)
}

// calibrateRatios takes the log likelihood ratios given of spun texts and of
// innocent ones, and weighs them so that the prior holds.
func calibrateRatios(name string, spun, innocent []float64) calibration {
	c := calibration{Name: name, Prior: score.Prior}
	c.Cllr, c.MinCllr = figure(statistic.Cllr(spun, innocent)), figure(statistic.MinCllr(spun, innocent))
	var forecasts []statistic.Forecast
	add := func(ratios []float64, happened bool, share float64) {
		for _, llr := range ratios {
			odds := math.Exp(llr) * score.Prior / (1 - score.Prior)
			forecasts = append(forecasts, statistic.Forecast{Probability: odds / (1 + odds), True: happened, Weight: share / float64(len(ratios))})
		}
	}
	add(spun, true, score.Prior)
	add(innocent, false, 1-score.Prior)
	c.Bins = statistic.Reliability(forecasts, 10)
	c.Error = figure(statistic.CalibrationError(c.Bins))
	slope, intercept := statistic.Recalibration(forecasts)
	c.Slope, c.Intercept = figure(slope), figure(intercept)
	return c
}

func (cs calibrations) print(p *page) {
	p.heading(fmt.Sprintf("7. Calibration at a prior of %.0f %% spun", 100*score.Prior))
	var rows [][]string
	for _, c := range cs {
		rows = append(rows, []string{c.Name, c.Error.String(), c.Slope.String(), c.Intercept.String(), c.Cllr.String(), c.MinCllr.String()})
	}
	p.table(1, "texts|expected calibration error|slope|intercept|Cllr|min-Cllr", rows)
	for _, c := range cs {
		rows = nil
		for _, b := range c.Bins {
			row := []string{fmt.Sprintf("%.1f–%.1f", b.From, b.To), strconv.Itoa(b.Cases), percent(b.Weight), "", ""}
			if b.Cases > 0 {
				row[3], row[4] = fmt.Sprintf("%.3f", b.Forecast), fmt.Sprintf("%.3f", b.Observed)
			}
			rows = append(rows, row)
		}
		p.line("")
		p.table(1, c.Name+": probability of spun|texts|weight|forecast|observed", rows)
	}
}
