package portcullis.driver.riscv;

import java.util.Optional;
import portcullis.iommu.layout.DeviceContext;
import portcullis.iommu.layout.IohgatpMode;
import portcullis.iommu.layout.IosatpMode;
import portcullis.iommu.layout.MsiptpMode;

/** A binding as the words of a device context (section 2.1.3). */
final class DeviceContextWords {
  /** The custom bit of tc that makes requests coherent. */
  private static final long ENFORCE_SNOOP = 1;

  private DeviceContextWords() {}

  static long tc(DeviceBinding binding) {
    boolean processes = false;
    boolean defaultProcess = false;
    if (binding.translation() instanceof DeviceTranslation.Processes(_, var byDefault, _)) {
      processes = true;
      defaultProcess = byDefault;
    }
    boolean firstStage = processes || binding.translation() instanceof DeviceTranslation.FirstStage;
    boolean secondStage = binding.translation().secondStage().isPresent();
    return DeviceContext.Tc.V.of(!binding.blocked())
        | DeviceContext.Tc.DTF.of(!binding.reportFaults())
        | DeviceContext.Tc.PDTV.of(processes)
        | DeviceContext.Tc.DPE.of(defaultProcess)
        | DeviceContext.Tc.GADE.of(binding.hardwareDirty() && secondStage)
        | DeviceContext.Tc.SADE.of(binding.hardwareDirty() && firstStage)
        | DeviceContext.Tc.CUSTOM.of(binding.enforceSnoop() ? ENFORCE_SNOOP : 0);
  }

  static long iohgatp(DeviceTranslation translation) {
    return translation
        .secondStage()
        .map(secondStage ->
            DeviceContext.Iohgatp.PPN.of(Addresses.page(secondStage.root().address()))
                | DeviceContext.Iohgatp.GSCID.of(secondStage.gscid())
                | DeviceContext.Iohgatp.MODE.of(secondStage.root().format().mode()))
        .orElse(DeviceContext.Iohgatp.MODE.of(IohgatpMode.BARE.code()));
  }

  static long ta(DeviceTranslation translation) {
    return translation instanceof DeviceTranslation.FirstStage(var firstStage, _)
        ? DeviceContext.Ta.PSCID.of(firstStage.pscid())
        : 0;
  }

  static long fsc(DeviceTranslation translation) {
    return switch (translation) {
      case DeviceTranslation.FirstStage(var firstStage, _) ->
          DeviceContext.Fsc.PPN.of(Addresses.page(firstStage.root().address()))
              | DeviceContext.Fsc.MODE.of(firstStage.root().format().mode());
      case DeviceTranslation.Processes(var directory, _, _) ->
          DeviceContext.Fsc.PPN.of(Addresses.page(directory.address()))
              | DeviceContext.Fsc.MODE.of(directory.mode().code());
      case DeviceTranslation.SecondStage _, DeviceTranslation.Blocked _ ->
          DeviceContext.Fsc.MODE.of(IosatpMode.BARE.code());
    };
  }

  static long msiptp(Optional<MsiTranslation> msi) {
    return msi.map(it ->
            DeviceContext.Msiptp.PPN.of(Addresses.page(it.table()))
                | DeviceContext.Msiptp.MODE.of(MsiptpMode.FLAT.code()))
        .orElse(DeviceContext.Msiptp.MODE.of(MsiptpMode.OFF.code()));
  }
}
