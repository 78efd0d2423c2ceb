/** What is measured: one class for each kind of row, which prepares, warms up, and takes turns. */
package dev.wherry.bench.row;
