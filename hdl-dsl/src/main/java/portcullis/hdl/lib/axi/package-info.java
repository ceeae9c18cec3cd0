/**
 * AXI4 and AXI4-Lite: bundles, masters, slaves and protocol monitors.
 *
 * <p>{@link portcullis.hdl.lib.axi.Axi4} and {@link portcullis.hdl.lib.axi.AxiLite} are seen from
 * the master: {@code out(bus)} is a master's port, {@code in(bus)} a slave's. A field {@code
 * memory} becomes ports {@code memory_awvalid}, {@code memory_awaddr} and so on.
 *
 * <p>Sections of the protocol are cited from "AMBA AXI and ACE Protocol Specification", ARM IHI
 * 0022, issue E; its names of signals are kept.
 */
package portcullis.hdl.lib.axi;
