/**
 * What the driver stands on here: a machine with memory that watches over its pages, with IOMMUs
 * that are the software model or the hardware in a simulation, and with devices that do DMA through
 * them.
 */
package portcullis.platform;
