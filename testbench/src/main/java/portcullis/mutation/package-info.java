/**
 * Mutation testing of hardware: changes one thing of a design at a time, in memory, and runs the
 * unit tests that simulate the changed line, to see whether one of them notices.
 */
package portcullis.mutation;
