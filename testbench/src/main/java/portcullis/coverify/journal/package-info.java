/**
 * What a co-verification has seen, in bounded memory: counts of everything, and a choice of
 * translations in full. Whatever plays scenarios writes it, reports read it.
 */
package portcullis.coverify.journal;
