/** What came out: values and ratios, as a table for people, as JSON, and as a chart. */
package dev.wherry.bench.report;
