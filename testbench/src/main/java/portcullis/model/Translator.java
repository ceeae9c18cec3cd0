package portcullis.model;

/**
 * Translates IOVAs (section "Process to translate an IOVA"). It reads memory and sets A and D bits;
 * it reports nothing and counts nothing but walks.
 */
final class Translator {
  private final Capabilities capabilities;
  private final ControlRegisters control;
  private final DeviceDirectory devices;
  private final ProcessDirectory processes;
  private final FirstStage firstStage;
  private final SecondStage secondStage;
  private final MsiTranslation msi;
  private final PerformanceMonitor monitor;
  private final WalkTrace trace;

  private boolean faultReportsDisabled;

  Translator(WalkEnvironment environment) {
    this.capabilities = environment.capabilities();
    this.control = environment.control();
    this.monitor = environment.monitor();
    this.trace = environment.trace();
    this.secondStage = new SecondStage(environment);
    this.devices = new DeviceDirectory(environment);
    this.processes = new ProcessDirectory(environment, secondStage);
    this.firstStage = new FirstStage(environment, secondStage);
    this.msi = new MsiTranslation(environment);
  }

  /** DTF of the device context of the last request; false if the context was not found. */
  boolean faultReportsDisabled() {
    return faultReportsDisabled;
  }

  /**
   * Finds the device context of a request or of a page request.
   *
   * @param deviceId device_id
   * @return the context
   * @throws TranslationFault causes 256 to 260 and 268; also if ddtp.iommu_mode is Bare
   */
  DeviceContext locateDevice(int deviceId) throws TranslationFault {
    if (control.mode() == ControlRegisters.OFF) {
      throw new TranslationFault(FaultCause.ALL_INBOUND_DISALLOWED, "ddtp.iommu_mode is Off");
    }
    if (control.mode() == ControlRegisters.BARE) {
      throw new TranslationFault(FaultCause.TRANSACTION_DISALLOWED, "ddtp.iommu_mode is Bare");
    }
    if (!devices.covers(deviceId)) {
      throw new TranslationFault(
          FaultCause.TRANSACTION_DISALLOWED, "device_id is wider than ddtp.iommu_mode supports");
    }
    return devices.locate(deviceId);
  }

  /**
   * Translates the address of a request.
   *
   * @param request the request
   * @param debug the request comes from the debug registers
   * @return {@link Outcome.Translated}, {@link Outcome.Mrif} or {@link Outcome.AtsTranslated}
   * @throws TranslationFault if the request must not go on
   */
  Outcome translate(Request request, boolean debug) throws TranslationFault {
    faultReportsDisabled = false;
    boolean untranslated = request.addressType() == AddressType.UNTRANSLATED;
    if (untranslated && control.mode() == ControlRegisters.BARE) {
      trace.note("ddtp.iommu_mode is Bare: the address passes through");
      return unchanged(request, control.qos());
    }
    DeviceContext device = locateDevice(request.deviceId());
    faultReportsDisabled = device.dtf();
    checkTransactionType(request, device);
    if (request.addressType() == AddressType.TRANSLATED && !device.t2gpa()) {
      trace.note("a translated request without T2GPA: the address passes through");
      return unchanged(request, device.qos());
    }
    Intent intent = Intent.of(request);
    FirstStage.Space space = space(request, device, intent);
    boolean paged = space.mode() != PagingMode.BARE;
    monitor.softContext(
        !device.secondStageBare(), device.gscid(), paged, paged ? space.pscid() : 0);
    monitor.count(MonitorEvent.TLB_MISS);
    return translate(request, debug, device, space, intent);
  }

  private static void checkTransactionType(Request request, DeviceContext device)
      throws TranslationFault {
    if (request.addressType() != AddressType.UNTRANSLATED && !device.enAts()) {
      throw disallowed("EN_ATS is 0");
    }
    if (request.processIdValid() && !device.pdtv()) {
      throw disallowed("the request has a process_id and PDTV is 0");
    }
    if (request.processIdValid()
        && !ProcessDirectory.covers(device.fscMode(), request.processId())) {
      throw disallowed("process_id is wider than pdtp.MODE supports");
    }
  }

  private static TranslationFault disallowed(String why) {
    return new TranslationFault(FaultCause.TRANSACTION_DISALLOWED, why);
  }

  private Outcome unchanged(Request request, QosIds qos) {
    return new Outcome.Translated(request.iova(), 12, MemoryType.PMA, false, rcid(qos), mcid(qos));
  }

  private int rcid(QosIds qos) {
    return capabilities.qosid() ? qos.rcid() : 0;
  }

  private int mcid(QosIds qos) {
    return capabilities.qosid() ? qos.mcid() : 0;
  }

  /** Steps 9 to 16: which first-stage address space the IOVA belongs to. */
  private FirstStage.Space space(Request request, DeviceContext device, Intent intent)
      throws TranslationFault {
    if (request.addressType() == AddressType.TRANSLATED) {
      trace.note("a translated request with T2GPA: the address is a guest-physical one");
      return FirstStage.Space.BARE;
    }
    if (!device.pdtv()) {
      return new FirstStage.Space(
          PagingMode.firstStage(device.fscMode(), device.sxl(), capabilities),
          device.fscPpn(),
          device.pscid(),
          false);
    }
    if (!request.processIdValid() && !device.dpe() || device.fscMode() == 0) {
      trace.note("no process directory applies: the first stage is Bare");
      return FirstStage.Space.BARE;
    }
    int processId = request.processIdValid() ? request.processId() : 0;
    ProcessContext process = processes.locate(request.deviceId(), processId, device, intent);
    if (intent.supervisor() && !process.ens()) {
      throw disallowed("supervisor privilege is requested and ENS is 0");
    }
    return new FirstStage.Space(
        PagingMode.firstStage(process.mode(), device.sxl(), capabilities),
        process.ppn(),
        process.pscid(),
        process.sum());
  }

  /** Steps 17 to 20: both stages and the MSI page table. */
  private Outcome translate(
      Request request, boolean debug, DeviceContext device, FirstStage.Space space, Intent intent)
      throws TranslationFault {
    Mapping first = firstStage.translate(request.iova(), space, device, intent);
    if (msi.isInterruptFile(first.address(), device)) {
      MsiTranslation.Target target = msi.translate(first.address(), device, intent);
      if (target.inMemory() && debug) {
        throw disallowed("a debug request reached an MSI PTE in MRIF mode");
      }
      return msiOutcome(request, device, first, target);
    }
    Mapping second =
        secondStage.translate(first.address(), SecondStage.Use.REQUEST, device, intent);
    int rangeBits =
        Math.min(
            first.rangeBits(), msi.clearRangeBits(first.address(), second.rangeBits(), device));
    MemoryType type =
        first.memoryType() == MemoryType.PMA ? second.memoryType() : first.memoryType();
    if (request.addressType() != AddressType.TRANSLATION_REQUEST) {
      return new Outcome.Translated(
          second.address(), rangeBits, type, false, rcid(device.qos()), mcid(device.qos()));
    }
    return completion(
        request,
        first.entry() & second.entry(),
        false,
        request.processIdValid() && first.allows(PageTableEntry.G),
        request.cxl() && (type != MemoryType.PMA || device.t2gpa()),
        type,
        device.t2gpa() ? first.address() : second.address(),
        rangeBits);
  }

  private Outcome msiOutcome(
      Request request, DeviceContext device, Mapping first, MsiTranslation.Target target) {
    int rcid = rcid(device.qos());
    int mcid = mcid(device.qos());
    if (request.addressType() == AddressType.TRANSLATION_REQUEST) {
      return completion(
          request,
          first.entry() & MsiTranslation.Target.PERMISSIONS,
          target.inMemory(),
          false,
          request.cxl(),
          first.memoryType(),
          device.t2gpa()
              ? first.address()
              : target.inMemory() ? target.noticeAddress() : target.address(),
          12);
    }
    return target.inMemory()
        ? new Outcome.Mrif(
            target.address(), target.noticeIdentity(), target.noticeAddress(), rcid, mcid)
        : new Outcome.Translated(target.address(), 12, first.memoryType(), true, rcid, mcid);
  }

  /** The fields of a Success completion (section "PCIe ATS translation request handling"). */
  private static Outcome completion(
      Request request,
      long entry,
      boolean untranslatedOnly,
      boolean global,
      boolean cxlIo,
      MemoryType type,
      long address,
      int rangeBits) {
    boolean read = PageTableEntry.has(entry, PageTableEntry.R);
    boolean execute = read && request.execute() && PageTableEntry.has(entry, PageTableEntry.X);
    return new Outcome.AtsTranslated(
        read,
        PageTableEntry.has(entry, PageTableEntry.W | PageTableEntry.D),
        execute,
        untranslatedOnly,
        global,
        request.processIdValid() && request.privileged(),
        cxlIo,
        type,
        address,
        rangeBits);
  }
}
