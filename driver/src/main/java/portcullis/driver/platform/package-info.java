/**
 * What a driver stands on: memory-mapped registers, physical memory and interrupts. Simulated
 * hardware, the software model and boards implement it, and the driver cannot tell which.
 */
package portcullis.driver.platform;
