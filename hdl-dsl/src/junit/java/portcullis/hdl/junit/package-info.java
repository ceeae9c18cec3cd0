/**
 * What unit tests of hardware stand on beside the language. It is compiled into the tests of each
 * module that has such tests, and into no product: the language itself knows no test framework.
 */
package portcullis.hdl.junit;
