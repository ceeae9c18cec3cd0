package portcullis.iommu.control;

import static portcullis.iommu.FieldBits.at;
import static portcullis.iommu.FieldBits.word;

import java.util.List;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.RegisterWrite;
import portcullis.iommu.layout.Icvec;
import portcullis.iommu.layout.Ipsr;

/**
 * Pending interrupts and their vectors (sections 5.18 and 5.28). A bit that becomes pending sends
 * one message; pending bits drive wires if those are chosen.
 */
public final class Interrupts extends Module {
  /** Sources of interrupts: the command queue and the fault queue. */
  public static final int SOURCES = 2;

  /** Number of the command queue among the sources. */
  public static final int COMMAND_QUEUE = 0;

  /** Number of the fault queue among the sources. */
  public static final int FAULT_QUEUE = 1;

  /** A write of {@code ipsr}. */
  public final RegisterWrite pendingWrite;

  /** What software reads there. */
  public final Bits pendingValue;

  /** A write of {@code icvec}. */
  public final RegisterWrite vectorsWrite;

  /** What software reads there. */
  public final Bits vectorsValue;

  /** The source asks for an interrupt. */
  public final Vec<Bool> causes;

  /** {@code fctl.WSI}: wires, not messages. */
  public final Bool wires;

  /** Interrupt wires. */
  public final Bits interrupts;

  /** A message is to be sent for the source. */
  public final Vec<Bool> send;

  /** It is sent, or waits at its vector, from now on. */
  public final Vec<Bool> sent;

  /** The vector of each source. */
  public final Vec<UInt> vectors;

  /** The pending interrupts of a build. */
  public Interrupts(IommuConfig config) {
    super(config.widths().vector());
    describe("Pending interrupts and their vectors.");
    int vectorBits = config.widths().vector();
    pendingWrite = in(RegisterWrite.of(Ipsr.REGISTER));
    pendingValue = out(bits(Integer.SIZE));
    vectorsWrite = in(RegisterWrite.of(Icvec.REGISTER));
    vectorsValue = out(bits(Long.SIZE));
    causes = in(vec(SOURCES, bool()));
    wires = in(bool());
    interrupts = out(bits(1 << vectorBits));
    send = out(vec(SOURCES, bool()));
    sent = in(vec(SOURCES, bool()));
    vectors = out(vec(SOURCES, uint(vectorBits)));
    unused(pendingWrite.data(), "reserved bits are ignored");
    unused(vectorsWrite.data(), "reserved bits are ignored");
    unused(vectorsWrite.halves(), "reserved bits are ignored");

    var pending = reg(vec(SOURCES, bool()));
    pending.forEach(bit -> bit.resetTo(false));
    var toSend = reg(vec(SOURCES, bool()));
    toSend.forEach(bit -> bit.resetTo(false));
    var vector = reg(vec(SOURCES, uint(vectorBits)));
    vector.forEach(number -> number.resetTo(0));
    vectorsWrite.store(vector.at(COMMAND_QUEUE), Icvec.CIV);
    vectorsWrite.store(vector.at(FAULT_QUEUE), Icvec.FIV);
    vectors.set(vector);

    var clears =
        vec(List.of(pendingWrite.one(Ipsr.CIP), pendingWrite.one(Ipsr.FIP)))
            .asBits()
            .named("clears");
    for (int source = 0; source < SOURCES; source++) {
      int number = source;
      // A bit that is cleared while its cause persists is set again, with a new message.
      var stays = pending.at(source).andNot(clears.bit(source));
      var rises = causes.at(source).andNot(stays);
      pending.at(source).set(stays.or(causes.at(source)));
      when(sent.at(source), () -> toSend.at(number).set(false));
      when(rises.andNot(wires), () -> toSend.at(number).set(true));
    }
    send.set(toSend);

    var driven =
        pending.mapIndexed((i, bit) -> mux(bit, vector.at(i).oneHot(1 << vectorBits), none()));
    interrupts.set(driven.at(0).or(driven.at(1)).and(wires.repeat(1 << vectorBits)));

    pendingValue.set(
        word(
            Integer.SIZE,
            at(Ipsr.CIP, pending.at(COMMAND_QUEUE)),
            at(Ipsr.FIP, pending.at(FAULT_QUEUE))));
    vectorsValue.set(
        word(
            Long.SIZE,
            at(Icvec.CIV, vector.at(COMMAND_QUEUE)),
            at(Icvec.FIV, vector.at(FAULT_QUEUE))));
  }

  private Bits none() {
    return bits(interrupts.width()).of(0);
  }
}
