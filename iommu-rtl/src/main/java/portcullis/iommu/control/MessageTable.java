package portcullis.iommu.control;

import static portcullis.iommu.FieldBits.at;
import static portcullis.iommu.FieldBits.word;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.RegisterWrite;
import portcullis.iommu.bus.MemoryWrite;
import portcullis.iommu.bus.MemoryWritten;
import portcullis.iommu.layout.MsiCfgTbl;

/**
 * The table {@code msi_cfg_tbl} (section 5.29), and who sends its messages, one at a time. The
 * message of a masked vector waits until the mask is cleared.
 */
public final class MessageTable extends Module {
  private enum State {
    IDLE,
    SEND,
    AWAIT,
    /** The write failed and is to be reported. */
    REPORT
  }

  /**
   * A message.
   *
   * @param address bits of its address above those of a word
   * @param data what it says
   */
  record Message(UInt address, UInt data) implements Bundle {}

  /** The entry that software accesses. */
  public final UInt accessedVector;

  /** Software accesses an entry in this cycle. */
  public final Bool access;

  /** A write of the address of that entry. */
  public final RegisterWrite addressWrite;

  /** What software reads there. */
  public final Bits addressValue;

  /** A write of the data of that entry. */
  public final RegisterWrite dataWrite;

  /** What software reads there. */
  public final Bits dataValue;

  /** A write of the mask of that entry. */
  public final RegisterWrite controlWrite;

  /** What software reads there. */
  public final Bits controlValue;

  /** A message is to be sent for a source. */
  public final Vec<Bool> send;

  /** It is sent, or waits at its vector, from now on. */
  public final Vec<Bool> sent;

  /** The vector of each source. */
  public final Vec<UInt> vectors;

  /** The messages. */
  public final Stream<MemoryWrite> write;

  /** The ends of their writes. */
  public final MemoryWritten written;

  /** Addresses of messages that could not be written. */
  public final Stream<UInt> faults;

  /** The table of a build. */
  public MessageTable(IommuConfig config) {
    super(config.widths().physicalAddress(), config.widths().vector());
    describe("Table of interrupt messages, and their sender.");
    int vectorBits = config.widths().vector();
    int entries = 1 << vectorBits;
    accessedVector = in(uint(vectorBits));
    access = in(bool());
    addressWrite = in(RegisterWrite.of(MsiCfgTbl.ADDRESS));
    addressValue = out(bits(Long.SIZE));
    dataWrite = in(RegisterWrite.of(MsiCfgTbl.DATA));
    dataValue = out(bits(Integer.SIZE));
    controlWrite = in(RegisterWrite.of(MsiCfgTbl.VECTOR_CONTROL));
    controlValue = out(bits(Integer.SIZE));
    send = in(vec(Interrupts.SOURCES, bool()));
    sent = out(vec(Interrupts.SOURCES, bool()));
    vectors = in(vec(Interrupts.SOURCES, uint(vectorBits)));
    write = source(MemoryWrite.of(config));
    written = in(MemoryWritten.shape());
    faults = source(uint(config.widths().physicalAddress()));
    unused(addressWrite.data(), "reserved bits are ignored");
    unused(controlWrite.data(), "reserved bits are ignored");

    var masked = reg(bits(entries)).resetTo(0);
    note("The vectors whose message waits until their mask is cleared.");
    var waiting = reg(bits(entries)).resetTo(0);
    var state = reg(enumerated(State.class)).resetTo(State.IDLE);

    // Whose turn it is: a source, or a vector that waited for its mask to be cleared.
    var released = waiting.and(masked.not());
    var anySource = any(send);
    var first = send.at(Interrupts.COMMAND_QUEUE);
    var sourceVector =
        mux(first, vectors.at(Interrupts.COMMAND_QUEUE), vectors.at(Interrupts.FAULT_QUEUE));
    var vector = mux(anySource, sourceVector, priorityEncode(released));
    // The table has one port for reading; software comes first.
    var idle = state.eq(State.IDLE);
    var turn = idle.andNot(access);
    var fromSource = turn.and(anySource);
    sent.at(Interrupts.COMMAND_QUEUE).set(fromSource.and(first));
    sent.at(Interrupts.FAULT_QUEUE).set(fromSource.andNot(first));
    var vectorMasked = masked.bit(vector);
    var sends = mux(anySource, vectorMasked.not(), released.orReduce()).and(turn);

    // An address is kept in halves, since each can be written alone.
    int addressLow = MsiCfgTbl.ADDR.lsb();
    int addressHigh = config.widths().physicalAddress();
    var lowAddresses = memory(entries, uint(Integer.SIZE - addressLow));
    var highAddresses = memory(entries, uint(addressHigh - Integer.SIZE));
    var data = memory(entries, uint(MsiCfgTbl.VALUE.width()));
    var port = mux(access, accessedVector, vector);
    var highAddress = highAddresses.read(port);
    var lowAddress = lowAddresses.read(port);
    var address = concat(highAddress, lowAddress).asUInt();
    var dataWord = data.read(port);
    var newAddress = addressWrite.data().asUInt();
    when(
        addressWrite.halves().bit(0),
        () -> lowAddresses.write(accessedVector, newAddress.slice(Integer.SIZE - 1, addressLow)));
    when(
        addressWrite.halves().bit(1),
        () -> highAddresses.write(accessedVector, newAddress.slice(addressHigh - 1, Integer.SIZE)));
    when(dataWrite.any(), () -> data.write(accessedVector, dataWrite.data().asUInt()));
    when(controlWrite.any(), () -> masked.bit(accessedVector).set(controlWrite.one(MsiCfgTbl.M)));

    var message = reg(new Message(address, dataWord));
    when(
        turn,
        () -> {
          // A message that is released and a new one of the same vector are two.
          when(anySource.andNot(sends), () -> waiting.bit(vector).set(true));
          when(sends.andNot(anySource), () -> waiting.bit(vector).set(false));
          when(
              sends,
              () -> {
                message.address().set(address);
                message.data().set(dataWord);
                state.set(State.SEND);
              });
        });
    when(write.fire(), () -> state.set(State.AWAIT));
    when(
        state.eq(State.AWAIT).and(written.valid()),
        () -> {
          state.set(State.IDLE);
          when(written.failed(), () -> state.set(State.REPORT));
        });
    when(faults.fire(), () -> state.set(State.IDLE));

    var byteAddress = concat(message.address(), bits(addressLow).of(0)).asUInt();
    write.valid().set(state.eq(State.SEND));
    write.payload().address().set(byteAddress);
    write.payload().record().set(false);
    write.payload().data().set(message.data().asBits().extend(write.payload().data().width()));
    faults.valid().set(state.eq(State.REPORT));
    faults.payload().set(byteAddress);

    addressValue.set(word(Long.SIZE, at(MsiCfgTbl.ADDR, address)));
    dataValue.set(word(Integer.SIZE, at(MsiCfgTbl.VALUE, dataWord)));
    controlValue.set(word(Integer.SIZE, at(MsiCfgTbl.M, masked.bit(accessedVector))));
  }
}
