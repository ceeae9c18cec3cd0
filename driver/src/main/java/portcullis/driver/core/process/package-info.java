/**
 * User processes as far as direct memory access needs them: an address space over physical memory,
 * whose pages can be pinned and are accounted against a limit.
 */
package portcullis.driver.core.process;
