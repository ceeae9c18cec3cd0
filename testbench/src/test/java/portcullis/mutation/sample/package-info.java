/** Hardware and tests for trying mutation testing; surefire does not run these tests. */
package portcullis.mutation.sample;
