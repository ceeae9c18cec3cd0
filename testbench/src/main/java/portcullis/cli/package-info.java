/**
 * The command line: one class for each sub-command, which reads its options, calls the package that
 * does the work and turns the outcome into an exit code.
 */
package portcullis.cli;
