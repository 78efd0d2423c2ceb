/** Small programs that embed Wherry; each stands for itself. */
package dev.wherry.examples;
