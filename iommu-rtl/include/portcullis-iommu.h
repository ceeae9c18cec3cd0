/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Registers and memory structures of the RISC-V IOMMU.
 *
 * Generated from the package portcullis.iommu.layout; change that, not this file.
 *
 * Registers are little-endian. A structure in memory holds its words in the byte order that
 * fctl.BE (directories of devices, second stage, MSI tables, queues) or DC.tc.SBE (process
 * directories, first stage) selects.
 */
#ifndef PORTCULLIS_IOMMU_H
#define PORTCULLIS_IOMMU_H

#include <stdint.h>

/* An entry of msi_cfg_tbl. */
struct portcullis_iommu_msi_cfg {
    uint64_t msi_addr;
    uint32_t msi_data;
    uint32_t msi_vec_ctl;
};

/* The register page. */
struct portcullis_iommu_registers {
    uint64_t capabilities; /* 0x000 */
    uint32_t fctl; /* 0x008 */
    uint32_t reserved_00c[1];
    uint64_t ddtp; /* 0x010 */
    uint64_t cqb; /* 0x018 */
    uint32_t cqh; /* 0x020 */
    uint32_t cqt; /* 0x024 */
    uint64_t fqb; /* 0x028 */
    uint32_t fqh; /* 0x030 */
    uint32_t fqt; /* 0x034 */
    uint64_t pqb; /* 0x038 */
    uint32_t pqh; /* 0x040 */
    uint32_t pqt; /* 0x044 */
    uint32_t cqcsr; /* 0x048 */
    uint32_t fqcsr; /* 0x04c */
    uint32_t pqcsr; /* 0x050 */
    uint32_t ipsr; /* 0x054 */
    uint32_t iocountovf; /* 0x058 */
    uint32_t iocountinh; /* 0x05c */
    uint64_t iohpmcycles; /* 0x060 */
    uint64_t iohpmctr[31]; /* 0x068 */
    uint64_t iohpmevt[31]; /* 0x160 */
    uint64_t tr_req_iova; /* 0x258 */
    uint64_t tr_req_ctl; /* 0x260 */
    uint64_t tr_response; /* 0x268 */
    uint32_t iommu_qosid; /* 0x270 */
    uint32_t reserved_274[33];
    uint64_t icvec; /* 0x2f8 */
    struct portcullis_iommu_msi_cfg msi_cfg_tbl[16]; /* 0x300 */
    uint32_t reserved_400[768];
};

/* capabilities: RISC-V IOMMU 5.3 IOMMU capabilities (capabilities). Present: always. */
#define PORTCULLIS_IOMMU_REG_CAPABILITIES 0x000
/* RO: the version of the specification: major in the upper nibble, minor in the lower */
#define PORTCULLIS_IOMMU_CAPABILITIES_VERSION_SHIFT 0
#define PORTCULLIS_IOMMU_CAPABILITIES_VERSION_MASK UINT64_C(0x00000000000000ff)
/* RO: first stage with 32-bit addresses */
#define PORTCULLIS_IOMMU_CAPABILITIES_SV32_SHIFT 8
#define PORTCULLIS_IOMMU_CAPABILITIES_SV32_MASK UINT64_C(0x0000000000000100)
/* RO: first stage with 39-bit addresses */
#define PORTCULLIS_IOMMU_CAPABILITIES_SV39_SHIFT 9
#define PORTCULLIS_IOMMU_CAPABILITIES_SV39_MASK UINT64_C(0x0000000000000200)
/* RO: first stage with 48-bit addresses; needs Sv39 */
#define PORTCULLIS_IOMMU_CAPABILITIES_SV48_SHIFT 10
#define PORTCULLIS_IOMMU_CAPABILITIES_SV48_MASK UINT64_C(0x0000000000000400)
/* RO: first stage with 57-bit addresses; needs Sv48 */
#define PORTCULLIS_IOMMU_CAPABILITIES_SV57_SHIFT 11
#define PORTCULLIS_IOMMU_CAPABILITIES_SV57_MASK UINT64_C(0x0000000000000800)
/* RO: bits 60 and 59 of page table entries belong to software */
#define PORTCULLIS_IOMMU_CAPABILITIES_SVRSW60T59B_SHIFT 14
#define PORTCULLIS_IOMMU_CAPABILITIES_SVRSW60T59B_MASK UINT64_C(0x0000000000004000)
/* RO: page-based memory types */
#define PORTCULLIS_IOMMU_CAPABILITIES_SVPBMT_SHIFT 15
#define PORTCULLIS_IOMMU_CAPABILITIES_SVPBMT_MASK UINT64_C(0x0000000000008000)
/* RO: second stage with 34-bit addresses */
#define PORTCULLIS_IOMMU_CAPABILITIES_SV32X4_SHIFT 16
#define PORTCULLIS_IOMMU_CAPABILITIES_SV32X4_MASK UINT64_C(0x0000000000010000)
/* RO: second stage with 41-bit addresses */
#define PORTCULLIS_IOMMU_CAPABILITIES_SV39X4_SHIFT 17
#define PORTCULLIS_IOMMU_CAPABILITIES_SV39X4_MASK UINT64_C(0x0000000000020000)
/* RO: second stage with 50-bit addresses */
#define PORTCULLIS_IOMMU_CAPABILITIES_SV48X4_SHIFT 18
#define PORTCULLIS_IOMMU_CAPABILITIES_SV48X4_MASK UINT64_C(0x0000000000040000)
/* RO: second stage with 59-bit addresses */
#define PORTCULLIS_IOMMU_CAPABILITIES_SV57X4_SHIFT 19
#define PORTCULLIS_IOMMU_CAPABILITIES_SV57X4_MASK UINT64_C(0x0000000000080000)
/* RO: atomic updates of memory-resident interrupt files */
#define PORTCULLIS_IOMMU_CAPABILITIES_AMO_MRIF_SHIFT 21
#define PORTCULLIS_IOMMU_CAPABILITIES_AMO_MRIF_MASK UINT64_C(0x0000000000200000)
/* RO: MSI page tables, and with them device contexts of 64 bytes */
#define PORTCULLIS_IOMMU_CAPABILITIES_MSI_FLAT_SHIFT 22
#define PORTCULLIS_IOMMU_CAPABILITIES_MSI_FLAT_MASK UINT64_C(0x0000000000400000)
/* RO: MSI page table entries in MRIF mode */
#define PORTCULLIS_IOMMU_CAPABILITIES_MSI_MRIF_SHIFT 23
#define PORTCULLIS_IOMMU_CAPABILITIES_MSI_MRIF_MASK UINT64_C(0x0000000000800000)
/* RO: atomic updates of the A and D bits of page table entries */
#define PORTCULLIS_IOMMU_CAPABILITIES_AMO_HWAD_SHIFT 24
#define PORTCULLIS_IOMMU_CAPABILITIES_AMO_HWAD_MASK UINT64_C(0x0000000001000000)
/* RO: PCIe Address Translation Services and Page Request Interface */
#define PORTCULLIS_IOMMU_CAPABILITIES_ATS_SHIFT 25
#define PORTCULLIS_IOMMU_CAPABILITIES_ATS_MASK UINT64_C(0x0000000002000000)
/* RO: guest-physical addresses in ATS completions */
#define PORTCULLIS_IOMMU_CAPABILITIES_T2GPA_SHIFT 26
#define PORTCULLIS_IOMMU_CAPABILITIES_T2GPA_MASK UINT64_C(0x0000000004000000)
/* RO: both byte orders, chosen by fctl.BE */
#define PORTCULLIS_IOMMU_CAPABILITIES_END_SHIFT 27
#define PORTCULLIS_IOMMU_CAPABILITIES_END_MASK UINT64_C(0x0000000008000000)
/* RO: how interrupts are signalled: 0 messages, 1 wires, 2 both */
#define PORTCULLIS_IOMMU_CAPABILITIES_IGS_SHIFT 28
#define PORTCULLIS_IOMMU_CAPABILITIES_IGS_MASK UINT64_C(0x0000000030000000)
/* RO: performance monitor */
#define PORTCULLIS_IOMMU_CAPABILITIES_HPM_SHIFT 30
#define PORTCULLIS_IOMMU_CAPABILITIES_HPM_MASK UINT64_C(0x0000000040000000)
/* RO: translation requests through registers */
#define PORTCULLIS_IOMMU_CAPABILITIES_DBG_SHIFT 31
#define PORTCULLIS_IOMMU_CAPABILITIES_DBG_MASK UINT64_C(0x0000000080000000)
/* RO: width of physical addresses in bits */
#define PORTCULLIS_IOMMU_CAPABILITIES_PAS_SHIFT 32
#define PORTCULLIS_IOMMU_CAPABILITIES_PAS_MASK UINT64_C(0x0000003f00000000)
/* RO: process directories of one level, 8-bit process_id */
#define PORTCULLIS_IOMMU_CAPABILITIES_PD8_SHIFT 38
#define PORTCULLIS_IOMMU_CAPABILITIES_PD8_MASK UINT64_C(0x0000004000000000)
/* RO: process directories of two levels, 17-bit process_id */
#define PORTCULLIS_IOMMU_CAPABILITIES_PD17_SHIFT 39
#define PORTCULLIS_IOMMU_CAPABILITIES_PD17_MASK UINT64_C(0x0000008000000000)
/* RO: process directories of three levels, 20-bit process_id */
#define PORTCULLIS_IOMMU_CAPABILITIES_PD20_SHIFT 40
#define PORTCULLIS_IOMMU_CAPABILITIES_PD20_MASK UINT64_C(0x0000010000000000)
/* RO: quality-of-service identifiers */
#define PORTCULLIS_IOMMU_CAPABILITIES_QOSID_SHIFT 41
#define PORTCULLIS_IOMMU_CAPABILITIES_QOSID_MASK UINT64_C(0x0000020000000000)
/* RO: invalidation of non-leaf entries */
#define PORTCULLIS_IOMMU_CAPABILITIES_NL_SHIFT 42
#define PORTCULLIS_IOMMU_CAPABILITIES_NL_MASK UINT64_C(0x0000040000000000)
/* RO: invalidation of address ranges */
#define PORTCULLIS_IOMMU_CAPABILITIES_S_SHIFT 43
#define PORTCULLIS_IOMMU_CAPABILITIES_S_MASK UINT64_C(0x0000080000000000)
/* RO: for custom use */
#define PORTCULLIS_IOMMU_CAPABILITIES_CUSTOM_SHIFT 56
#define PORTCULLIS_IOMMU_CAPABILITIES_CUSTOM_MASK UINT64_C(0xff00000000000000)

/* fctl: RISC-V IOMMU 5.4 Features-control register (fctl). Present: always. */
#define PORTCULLIS_IOMMU_REG_FCTL 0x008
/* WARL: structures in memory are big-endian */
#define PORTCULLIS_IOMMU_FCTL_BE_SHIFT 0
#define PORTCULLIS_IOMMU_FCTL_BE_MASK UINT32_C(0x00000001)
/* WARL: interrupts go out on wires instead of as messages */
#define PORTCULLIS_IOMMU_FCTL_WSI_SHIFT 1
#define PORTCULLIS_IOMMU_FCTL_WSI_MASK UINT32_C(0x00000002)
/* WARL: second stages are those of a 32-bit guest */
#define PORTCULLIS_IOMMU_FCTL_GXL_SHIFT 2
#define PORTCULLIS_IOMMU_FCTL_GXL_MASK UINT32_C(0x00000004)
/* WPRI: for custom use */
#define PORTCULLIS_IOMMU_FCTL_CUSTOM_SHIFT 16
#define PORTCULLIS_IOMMU_FCTL_CUSTOM_MASK UINT32_C(0xffff0000)

/* ddtp: RISC-V IOMMU 5.5 Device-directory-table pointer (ddtp). Present: always. */
#define PORTCULLIS_IOMMU_REG_DDTP 0x010
/* WARL: mode of the IOMMU, see IommuMode */
#define PORTCULLIS_IOMMU_DDTP_IOMMU_MODE_SHIFT 0
#define PORTCULLIS_IOMMU_DDTP_IOMMU_MODE_MASK UINT64_C(0x000000000000000f)
/* RO: a write of iommu_mode is still being carried out */
#define PORTCULLIS_IOMMU_DDTP_BUSY_SHIFT 4
#define PORTCULLIS_IOMMU_DDTP_BUSY_MASK UINT64_C(0x0000000000000010)
/* WARL: page number of the root of the device directory table */
#define PORTCULLIS_IOMMU_DDTP_PPN_SHIFT 10
#define PORTCULLIS_IOMMU_DDTP_PPN_MASK UINT64_C(0x003ffffffffffc00)

/* cqb: RISC-V IOMMU 5.6 Command-queue base (cqb). Present: always. */
#define PORTCULLIS_IOMMU_REG_CQB 0x018
/* WARL: log2 of the number of entries, minus 1 */
#define PORTCULLIS_IOMMU_CQB_LOG2SZ_1_SHIFT 0
#define PORTCULLIS_IOMMU_CQB_LOG2SZ_1_MASK UINT64_C(0x000000000000001f)
/* WARL: page number of the queue in memory */
#define PORTCULLIS_IOMMU_CQB_PPN_SHIFT 10
#define PORTCULLIS_IOMMU_CQB_PPN_MASK UINT64_C(0x003ffffffffffc00)

/* cqh: RISC-V IOMMU 5.7 Command-queue head (cqh). Present: always. */
#define PORTCULLIS_IOMMU_REG_CQH 0x020
/* RO: index that the IOMMU moves */
#define PORTCULLIS_IOMMU_CQH_INDEX_SHIFT 0
#define PORTCULLIS_IOMMU_CQH_INDEX_MASK UINT32_C(0xffffffff)

/* cqt: RISC-V IOMMU 5.8 Command-queue tail (cqt). Present: always. */
#define PORTCULLIS_IOMMU_REG_CQT 0x024
/* WARL: index that software moves */
#define PORTCULLIS_IOMMU_CQT_INDEX_SHIFT 0
#define PORTCULLIS_IOMMU_CQT_INDEX_MASK UINT32_C(0xffffffff)

/* fqb: RISC-V IOMMU 5.9 Fault queue base (fqb). Present: always. */
#define PORTCULLIS_IOMMU_REG_FQB 0x028
/* WARL: log2 of the number of entries, minus 1 */
#define PORTCULLIS_IOMMU_FQB_LOG2SZ_1_SHIFT 0
#define PORTCULLIS_IOMMU_FQB_LOG2SZ_1_MASK UINT64_C(0x000000000000001f)
/* WARL: page number of the queue in memory */
#define PORTCULLIS_IOMMU_FQB_PPN_SHIFT 10
#define PORTCULLIS_IOMMU_FQB_PPN_MASK UINT64_C(0x003ffffffffffc00)

/* fqh: RISC-V IOMMU 5.10 Fault queue head (fqh). Present: always. */
#define PORTCULLIS_IOMMU_REG_FQH 0x030
/* WARL: index that software moves */
#define PORTCULLIS_IOMMU_FQH_INDEX_SHIFT 0
#define PORTCULLIS_IOMMU_FQH_INDEX_MASK UINT32_C(0xffffffff)

/* fqt: RISC-V IOMMU 5.11 Fault queue tail (fqt). Present: always. */
#define PORTCULLIS_IOMMU_REG_FQT 0x034
/* RO: index that the IOMMU moves */
#define PORTCULLIS_IOMMU_FQT_INDEX_SHIFT 0
#define PORTCULLIS_IOMMU_FQT_INDEX_MASK UINT32_C(0xffffffff)

/* pqb: RISC-V IOMMU 5.12 Page-request-queue base (pqb). Present: capabilities.ATS. */
#define PORTCULLIS_IOMMU_REG_PQB 0x038
/* WARL: log2 of the number of entries, minus 1 */
#define PORTCULLIS_IOMMU_PQB_LOG2SZ_1_SHIFT 0
#define PORTCULLIS_IOMMU_PQB_LOG2SZ_1_MASK UINT64_C(0x000000000000001f)
/* WARL: page number of the queue in memory */
#define PORTCULLIS_IOMMU_PQB_PPN_SHIFT 10
#define PORTCULLIS_IOMMU_PQB_PPN_MASK UINT64_C(0x003ffffffffffc00)

/* pqh: RISC-V IOMMU 5.13 Page-request-queue head (pqh). Present: capabilities.ATS. */
#define PORTCULLIS_IOMMU_REG_PQH 0x040
/* WARL: index that software moves */
#define PORTCULLIS_IOMMU_PQH_INDEX_SHIFT 0
#define PORTCULLIS_IOMMU_PQH_INDEX_MASK UINT32_C(0xffffffff)

/* pqt: RISC-V IOMMU 5.14 Page-request-queue tail (pqt). Present: capabilities.ATS. */
#define PORTCULLIS_IOMMU_REG_PQT 0x044
/* RO: index that the IOMMU moves */
#define PORTCULLIS_IOMMU_PQT_INDEX_SHIFT 0
#define PORTCULLIS_IOMMU_PQT_INDEX_MASK UINT32_C(0xffffffff)

/* cqcsr: RISC-V IOMMU 5.15 Command-queue CSR (cqcsr). Present: always. */
#define PORTCULLIS_IOMMU_REG_CQCSR 0x048
/* RW: the command queue is wanted on */
#define PORTCULLIS_IOMMU_CQCSR_CQEN_SHIFT 0
#define PORTCULLIS_IOMMU_CQCSR_CQEN_MASK UINT32_C(0x00000001)
/* RW: the command queue may interrupt */
#define PORTCULLIS_IOMMU_CQCSR_CIE_SHIFT 1
#define PORTCULLIS_IOMMU_CQCSR_CIE_MASK UINT32_C(0x00000002)
/* RW1C: a fetch of a command, or an access of a command, failed; the queue stands still */
#define PORTCULLIS_IOMMU_CQCSR_CQMF_SHIFT 8
#define PORTCULLIS_IOMMU_CQCSR_CQMF_MASK UINT32_C(0x00000100)
/* RW1C: a fence found that an invalidation of a device timed out; the queue stands still */
#define PORTCULLIS_IOMMU_CQCSR_CMD_TO_SHIFT 9
#define PORTCULLIS_IOMMU_CQCSR_CMD_TO_MASK UINT32_C(0x00000200)
/* RW1C: the command at cqh is illegal or not supported; the queue stands still */
#define PORTCULLIS_IOMMU_CQCSR_CMD_ILL_SHIFT 10
#define PORTCULLIS_IOMMU_CQCSR_CMD_ILL_MASK UINT32_C(0x00000400)
/* RW1C: a fence with WSI completed */
#define PORTCULLIS_IOMMU_CQCSR_FENCE_W_IP_SHIFT 11
#define PORTCULLIS_IOMMU_CQCSR_FENCE_W_IP_MASK UINT32_C(0x00000800)
/* RO: the command queue is on */
#define PORTCULLIS_IOMMU_CQCSR_CQON_SHIFT 16
#define PORTCULLIS_IOMMU_CQCSR_CQON_MASK UINT32_C(0x00010000)
/* RO: a write of this register is still being carried out */
#define PORTCULLIS_IOMMU_CQCSR_BUSY_SHIFT 17
#define PORTCULLIS_IOMMU_CQCSR_BUSY_MASK UINT32_C(0x00020000)
/* WPRI: for custom use */
#define PORTCULLIS_IOMMU_CQCSR_CUSTOM_SHIFT 28
#define PORTCULLIS_IOMMU_CQCSR_CUSTOM_MASK UINT32_C(0xf0000000)

/* fqcsr: RISC-V IOMMU 5.16 Fault queue CSR (fqcsr). Present: always. */
#define PORTCULLIS_IOMMU_REG_FQCSR 0x04c
/* RW: the fault queue is wanted on */
#define PORTCULLIS_IOMMU_FQCSR_FQEN_SHIFT 0
#define PORTCULLIS_IOMMU_FQCSR_FQEN_MASK UINT32_C(0x00000001)
/* RW: the fault queue may interrupt */
#define PORTCULLIS_IOMMU_FQCSR_FIE_SHIFT 1
#define PORTCULLIS_IOMMU_FQCSR_FIE_MASK UINT32_C(0x00000002)
/* RW1C: a write of a record failed; records are dropped until this is cleared */
#define PORTCULLIS_IOMMU_FQCSR_FQMF_SHIFT 8
#define PORTCULLIS_IOMMU_FQCSR_FQMF_MASK UINT32_C(0x00000100)
/* RW1C: the queue was full; records are dropped until this is cleared */
#define PORTCULLIS_IOMMU_FQCSR_FQOF_SHIFT 9
#define PORTCULLIS_IOMMU_FQCSR_FQOF_MASK UINT32_C(0x00000200)
/* RO: the fault queue is on */
#define PORTCULLIS_IOMMU_FQCSR_FQON_SHIFT 16
#define PORTCULLIS_IOMMU_FQCSR_FQON_MASK UINT32_C(0x00010000)
/* RO: a write of this register is still being carried out */
#define PORTCULLIS_IOMMU_FQCSR_BUSY_SHIFT 17
#define PORTCULLIS_IOMMU_FQCSR_BUSY_MASK UINT32_C(0x00020000)
/* WPRI: for custom use */
#define PORTCULLIS_IOMMU_FQCSR_CUSTOM_SHIFT 28
#define PORTCULLIS_IOMMU_FQCSR_CUSTOM_MASK UINT32_C(0xf0000000)

/* pqcsr: RISC-V IOMMU 5.17 Page-request-queue CSR (pqcsr). Present: capabilities.ATS. */
#define PORTCULLIS_IOMMU_REG_PQCSR 0x050
/* RW: the page-request queue is wanted on */
#define PORTCULLIS_IOMMU_PQCSR_PQEN_SHIFT 0
#define PORTCULLIS_IOMMU_PQCSR_PQEN_MASK UINT32_C(0x00000001)
/* RW: the page-request queue may interrupt */
#define PORTCULLIS_IOMMU_PQCSR_PIE_SHIFT 1
#define PORTCULLIS_IOMMU_PQCSR_PIE_MASK UINT32_C(0x00000002)
/* RW1C: a write of a request failed; requests are dropped until this is cleared */
#define PORTCULLIS_IOMMU_PQCSR_PQMF_SHIFT 8
#define PORTCULLIS_IOMMU_PQCSR_PQMF_MASK UINT32_C(0x00000100)
/* RW1C: the queue was full; requests are dropped until this is cleared */
#define PORTCULLIS_IOMMU_PQCSR_PQOF_SHIFT 9
#define PORTCULLIS_IOMMU_PQCSR_PQOF_MASK UINT32_C(0x00000200)
/* RO: the page-request queue is on */
#define PORTCULLIS_IOMMU_PQCSR_PQON_SHIFT 16
#define PORTCULLIS_IOMMU_PQCSR_PQON_MASK UINT32_C(0x00010000)
/* RO: a write of this register is still being carried out */
#define PORTCULLIS_IOMMU_PQCSR_BUSY_SHIFT 17
#define PORTCULLIS_IOMMU_PQCSR_BUSY_MASK UINT32_C(0x00020000)
/* WPRI: for custom use */
#define PORTCULLIS_IOMMU_PQCSR_CUSTOM_SHIFT 28
#define PORTCULLIS_IOMMU_PQCSR_CUSTOM_MASK UINT32_C(0xf0000000)

/* ipsr: RISC-V IOMMU 5.18 Interrupt pending status register (ipsr). Present: always. */
#define PORTCULLIS_IOMMU_REG_IPSR 0x054
/* RW1C: interrupt of the command queue */
#define PORTCULLIS_IOMMU_IPSR_CIP_SHIFT 0
#define PORTCULLIS_IOMMU_IPSR_CIP_MASK UINT32_C(0x00000001)
/* RW1C: interrupt of the fault queue */
#define PORTCULLIS_IOMMU_IPSR_FIP_SHIFT 1
#define PORTCULLIS_IOMMU_IPSR_FIP_MASK UINT32_C(0x00000002)
/* RW1C: interrupt of the performance monitor */
#define PORTCULLIS_IOMMU_IPSR_PMIP_SHIFT 2
#define PORTCULLIS_IOMMU_IPSR_PMIP_MASK UINT32_C(0x00000004)
/* RW1C: interrupt of the page-request queue */
#define PORTCULLIS_IOMMU_IPSR_PIP_SHIFT 3
#define PORTCULLIS_IOMMU_IPSR_PIP_MASK UINT32_C(0x00000008)
/* WPRI: for custom use */
#define PORTCULLIS_IOMMU_IPSR_CUSTOM_SHIFT 8
#define PORTCULLIS_IOMMU_IPSR_CUSTOM_MASK UINT32_C(0x0000ff00)

/* iocountovf: RISC-V IOMMU 5.19 Performance-monitoring counter overflow status (iocountovf). Present: capabilities.HPM. */
#define PORTCULLIS_IOMMU_REG_IOCOUNTOVF 0x058
/* RO: iohpmcycles.OF */
#define PORTCULLIS_IOMMU_IOCOUNTOVF_CY_SHIFT 0
#define PORTCULLIS_IOMMU_IOCOUNTOVF_CY_MASK UINT32_C(0x00000001)
/* RO: iohpmevt[1-31].OF */
#define PORTCULLIS_IOMMU_IOCOUNTOVF_HPM_SHIFT 1
#define PORTCULLIS_IOMMU_IOCOUNTOVF_HPM_MASK UINT32_C(0xfffffffe)

/* iocountinh: RISC-V IOMMU 5.20 Performance-monitoring counter inhibits (iocountinh). Present: capabilities.HPM. */
#define PORTCULLIS_IOMMU_REG_IOCOUNTINH 0x05c
/* RW: iohpmcycles stands still */
#define PORTCULLIS_IOMMU_IOCOUNTINH_CY_SHIFT 0
#define PORTCULLIS_IOMMU_IOCOUNTINH_CY_MASK UINT32_C(0x00000001)
/* WARL: bit X: iohpmctrX stands still */
#define PORTCULLIS_IOMMU_IOCOUNTINH_HPM_SHIFT 1
#define PORTCULLIS_IOMMU_IOCOUNTINH_HPM_MASK UINT32_C(0xfffffffe)

/* iohpmcycles: RISC-V IOMMU 5.21 Performance-monitoring cycles counter (iohpmcycles). Present: capabilities.HPM. */
#define PORTCULLIS_IOMMU_REG_IOHPMCYCLES 0x060
/* WARL: clock cycles counted */
#define PORTCULLIS_IOMMU_IOHPMCYCLES_COUNTER_SHIFT 0
#define PORTCULLIS_IOMMU_IOHPMCYCLES_COUNTER_MASK UINT64_C(0x7fffffffffffffff)
/* RW: the counter overflowed */
#define PORTCULLIS_IOMMU_IOHPMCYCLES_OF_SHIFT 63
#define PORTCULLIS_IOMMU_IOHPMCYCLES_OF_MASK UINT64_C(0x8000000000000000)

/* iohpmctr (31 times): RISC-V IOMMU 5.22 Performance-monitoring event counters (iohpmctr1-31). Present: capabilities.HPM. */
#define PORTCULLIS_IOMMU_REG_IOHPMCTR(n) (0x068 + 8 * (n))
#define PORTCULLIS_IOMMU_IOHPMCTR_COUNT 31
/* WARL: events counted */
#define PORTCULLIS_IOMMU_IOHPMCTR_COUNTER_SHIFT 0
#define PORTCULLIS_IOMMU_IOHPMCTR_COUNTER_MASK UINT64_C(0xffffffffffffffff)

/* iohpmevt (31 times): RISC-V IOMMU 5.23 Performance-monitoring event selectors (iohpmevt1-31). Present: capabilities.HPM. */
#define PORTCULLIS_IOMMU_REG_IOHPMEVT(n) (0x160 + 8 * (n))
#define PORTCULLIS_IOMMU_IOHPMEVT_COUNT 31
/* WARL: the event to count, 0 for none; see MonitoredEvent */
#define PORTCULLIS_IOMMU_IOHPMEVT_EVENTID_SHIFT 0
#define PORTCULLIS_IOMMU_IOHPMEVT_EVENTID_MASK UINT64_C(0x0000000000007fff)
/* RW: the low ones of DID_GSCID and the 0 above them are not compared */
#define PORTCULLIS_IOMMU_IOHPMEVT_DMASK_SHIFT 15
#define PORTCULLIS_IOMMU_IOHPMEVT_DMASK_MASK UINT64_C(0x0000000000008000)
/* RW: the process_id or PSCID to compare */
#define PORTCULLIS_IOMMU_IOHPMEVT_PID_PSCID_SHIFT 16
#define PORTCULLIS_IOMMU_IOHPMEVT_PID_PSCID_MASK UINT64_C(0x0000000fffff0000)
/* RW: the device_id or GSCID to compare */
#define PORTCULLIS_IOMMU_IOHPMEVT_DID_GSCID_SHIFT 36
#define PORTCULLIS_IOMMU_IOHPMEVT_DID_GSCID_MASK UINT64_C(0x0ffffff000000000)
/* RW: PID_PSCID is compared */
#define PORTCULLIS_IOMMU_IOHPMEVT_PV_PSCV_SHIFT 60
#define PORTCULLIS_IOMMU_IOHPMEVT_PV_PSCV_MASK UINT64_C(0x1000000000000000)
/* RW: DID_GSCID is compared */
#define PORTCULLIS_IOMMU_IOHPMEVT_DV_GSCV_SHIFT 61
#define PORTCULLIS_IOMMU_IOHPMEVT_DV_GSCV_MASK UINT64_C(0x2000000000000000)
/* RW: compare PSCID and GSCID instead of process_id and device_id */
#define PORTCULLIS_IOMMU_IOHPMEVT_IDT_SHIFT 62
#define PORTCULLIS_IOMMU_IOHPMEVT_IDT_MASK UINT64_C(0x4000000000000000)
/* RW: the counter overflowed; while 1, no further interrupt */
#define PORTCULLIS_IOMMU_IOHPMEVT_OF_SHIFT 63
#define PORTCULLIS_IOMMU_IOHPMEVT_OF_MASK UINT64_C(0x8000000000000000)

/* tr_req_iova: RISC-V IOMMU 5.24 Translation-request IOVA (tr_req_iova). Present: capabilities.DBG. */
#define PORTCULLIS_IOMMU_REG_TR_REQ_IOVA 0x258
/* WARL: page number of the IOVA to translate */
#define PORTCULLIS_IOMMU_TR_REQ_IOVA_VPN_SHIFT 12
#define PORTCULLIS_IOMMU_TR_REQ_IOVA_VPN_MASK UINT64_C(0xfffffffffffff000)

/* tr_req_ctl: RISC-V IOMMU 5.25 Translation-request control (tr_req_ctl). Present: capabilities.DBG. */
#define PORTCULLIS_IOMMU_REG_TR_REQ_CTL 0x260
/* RW1S: set to start, cleared when tr_response is there */
#define PORTCULLIS_IOMMU_TR_REQ_CTL_GO_BUSY_SHIFT 0
#define PORTCULLIS_IOMMU_TR_REQ_CTL_GO_BUSY_MASK UINT64_C(0x0000000000000001)
/* WARL: privileged mode is requested; needs PV */
#define PORTCULLIS_IOMMU_TR_REQ_CTL_PRIV_SHIFT 1
#define PORTCULLIS_IOMMU_TR_REQ_CTL_PRIV_MASK UINT64_C(0x0000000000000002)
/* WARL: execute permission is requested; needs NW */
#define PORTCULLIS_IOMMU_TR_REQ_CTL_EXE_SHIFT 2
#define PORTCULLIS_IOMMU_TR_REQ_CTL_EXE_MASK UINT64_C(0x0000000000000004)
/* WARL: no write permission is requested */
#define PORTCULLIS_IOMMU_TR_REQ_CTL_NW_SHIFT 3
#define PORTCULLIS_IOMMU_TR_REQ_CTL_NW_MASK UINT64_C(0x0000000000000008)
/* WARL: process_id, if PV */
#define PORTCULLIS_IOMMU_TR_REQ_CTL_PID_SHIFT 12
#define PORTCULLIS_IOMMU_TR_REQ_CTL_PID_MASK UINT64_C(0x00000000fffff000)
/* WARL: PID is valid */
#define PORTCULLIS_IOMMU_TR_REQ_CTL_PV_SHIFT 32
#define PORTCULLIS_IOMMU_TR_REQ_CTL_PV_MASK UINT64_C(0x0000000100000000)
/* WPRI: for custom use */
#define PORTCULLIS_IOMMU_TR_REQ_CTL_CUSTOM_SHIFT 36
#define PORTCULLIS_IOMMU_TR_REQ_CTL_CUSTOM_MASK UINT64_C(0x000000f000000000)
/* WARL: device_id */
#define PORTCULLIS_IOMMU_TR_REQ_CTL_DID_SHIFT 40
#define PORTCULLIS_IOMMU_TR_REQ_CTL_DID_MASK UINT64_C(0xffffff0000000000)

/* tr_response: RISC-V IOMMU 5.26 Translation-response (tr_response). Present: capabilities.DBG. */
#define PORTCULLIS_IOMMU_REG_TR_RESPONSE 0x268
/* RO: the translation ended in a fault; the other fields mean nothing */
#define PORTCULLIS_IOMMU_TR_RESPONSE_FAULT_SHIFT 0
#define PORTCULLIS_IOMMU_TR_RESPONSE_FAULT_MASK UINT64_C(0x0000000000000001)
/* RO: memory type, see MemoryType */
#define PORTCULLIS_IOMMU_TR_RESPONSE_PBMT_SHIFT 7
#define PORTCULLIS_IOMMU_TR_RESPONSE_PBMT_MASK UINT64_C(0x0000000000000180)
/* RO: the range is larger than 4 KiB; the position of the lowest 0 in PPN gives its size */
#define PORTCULLIS_IOMMU_TR_RESPONSE_S_SHIFT 9
#define PORTCULLIS_IOMMU_TR_RESPONSE_S_MASK UINT64_C(0x0000000000000200)
/* RO: page number of the translated address */
#define PORTCULLIS_IOMMU_TR_RESPONSE_PPN_SHIFT 10
#define PORTCULLIS_IOMMU_TR_RESPONSE_PPN_MASK UINT64_C(0x003ffffffffffc00)
/* RO: for custom use */
#define PORTCULLIS_IOMMU_TR_RESPONSE_CUSTOM_SHIFT 60
#define PORTCULLIS_IOMMU_TR_RESPONSE_CUSTOM_MASK UINT64_C(0xf000000000000000)

/* iommu_qosid: RISC-V IOMMU 5.27 IOMMU QoS ID (iommu_qosid). Present: capabilities.QOSID. */
#define PORTCULLIS_IOMMU_REG_IOMMU_QOSID 0x270
/* WARL: resource-control identifier */
#define PORTCULLIS_IOMMU_IOMMU_QOSID_RCID_SHIFT 0
#define PORTCULLIS_IOMMU_IOMMU_QOSID_RCID_MASK UINT32_C(0x00000fff)
/* WARL: monitoring-counter identifier */
#define PORTCULLIS_IOMMU_IOMMU_QOSID_MCID_SHIFT 16
#define PORTCULLIS_IOMMU_IOMMU_QOSID_MCID_MASK UINT32_C(0x0fff0000)

/* icvec: RISC-V IOMMU 5.28 Interrupt-cause-to-vector register (icvec). Present: always. */
#define PORTCULLIS_IOMMU_REG_ICVEC 0x2f8
/* WARL: vector of the command queue */
#define PORTCULLIS_IOMMU_ICVEC_CIV_SHIFT 0
#define PORTCULLIS_IOMMU_ICVEC_CIV_MASK UINT64_C(0x000000000000000f)
/* WARL: vector of the fault queue */
#define PORTCULLIS_IOMMU_ICVEC_FIV_SHIFT 4
#define PORTCULLIS_IOMMU_ICVEC_FIV_MASK UINT64_C(0x00000000000000f0)
/* WARL: vector of the performance monitor */
#define PORTCULLIS_IOMMU_ICVEC_PMIV_SHIFT 8
#define PORTCULLIS_IOMMU_ICVEC_PMIV_MASK UINT64_C(0x0000000000000f00)
/* WARL: vector of the page-request queue */
#define PORTCULLIS_IOMMU_ICVEC_PIV_SHIFT 12
#define PORTCULLIS_IOMMU_ICVEC_PIV_MASK UINT64_C(0x000000000000f000)
/* WPRI: for custom use */
#define PORTCULLIS_IOMMU_ICVEC_CUSTOM_SHIFT 32
#define PORTCULLIS_IOMMU_ICVEC_CUSTOM_MASK UINT64_C(0xffffffff00000000)

/* msi_addr (16 times): RISC-V IOMMU 5.29 MSI configuration table (msi_cfg_tbl). Present: capabilities.IGS is not WSI. */
#define PORTCULLIS_IOMMU_REG_MSI_ADDR(n) (0x300 + 16 * (n))
#define PORTCULLIS_IOMMU_MSI_ADDR_COUNT 16
/* WARL: the address of the message, a multiple of 4: bits 55 to 2 of it */
#define PORTCULLIS_IOMMU_MSI_ADDR_ADDR_SHIFT 2
#define PORTCULLIS_IOMMU_MSI_ADDR_ADDR_MASK UINT64_C(0x00fffffffffffffc)

/* msi_data (16 times): RISC-V IOMMU 5.29 MSI configuration table (msi_cfg_tbl). Present: capabilities.IGS is not WSI. */
#define PORTCULLIS_IOMMU_REG_MSI_DATA(n) (0x308 + 16 * (n))
#define PORTCULLIS_IOMMU_MSI_DATA_COUNT 16
/* WARL: the data of the message */
#define PORTCULLIS_IOMMU_MSI_DATA_DATA_SHIFT 0
#define PORTCULLIS_IOMMU_MSI_DATA_DATA_MASK UINT32_C(0xffffffff)

/* msi_vec_ctl (16 times): RISC-V IOMMU 5.29 MSI configuration table (msi_cfg_tbl). Present: capabilities.IGS is not WSI. */
#define PORTCULLIS_IOMMU_REG_MSI_VEC_CTL(n) (0x30c + 16 * (n))
#define PORTCULLIS_IOMMU_MSI_VEC_CTL_COUNT 16
/* RW: the vector is masked; its message waits */
#define PORTCULLIS_IOMMU_MSI_VEC_CTL_M_SHIFT 0
#define PORTCULLIS_IOMMU_MSI_VEC_CTL_M_MASK UINT32_C(0x00000001)

/* ddt_entry, 8 bytes: RISC-V IOMMU 2.1.1 Non-leaf DDT entry. */
struct portcullis_iommu_ddt_entry {
    uint64_t entry;
};
/* in: the entry is valid */
#define PORTCULLIS_IOMMU_DDT_ENTRY_V_SHIFT 0
#define PORTCULLIS_IOMMU_DDT_ENTRY_V_MASK UINT64_C(0x0000000000000001)
/* in: page number of the table of the next level */
#define PORTCULLIS_IOMMU_DDT_ENTRY_PPN_SHIFT 10
#define PORTCULLIS_IOMMU_DDT_ENTRY_PPN_MASK UINT64_C(0x003ffffffffffc00)

/* device_context, 64 bytes: RISC-V IOMMU 2.1.2 Leaf DDT entry. */
struct portcullis_iommu_device_context {
    uint64_t tc;
    uint64_t iohgatp;
    uint64_t ta;
    uint64_t fsc;
    uint64_t msiptp;
    uint64_t msi_addr_mask;
    uint64_t msi_addr_pattern;
    uint64_t reserved;
};
/* in: the context is valid */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_V_SHIFT 0
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_V_MASK UINT64_C(0x0000000000000001)
/* in: ATS requests are permitted */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_EN_ATS_SHIFT 1
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_EN_ATS_MASK UINT64_C(0x0000000000000002)
/* in: page requests are permitted */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_EN_PRI_SHIFT 2
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_EN_PRI_MASK UINT64_C(0x0000000000000004)
/* in: ATS completions carry guest-physical addresses */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_T2GPA_SHIFT 3
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_T2GPA_MASK UINT64_C(0x0000000000000008)
/* in: faults in translations of this device are not reported */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_DTF_SHIFT 4
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_DTF_MASK UINT64_C(0x0000000000000010)
/* in: fsc points to a process directory table */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_PDTV_SHIFT 5
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_PDTV_MASK UINT64_C(0x0000000000000020)
/* in: page request group responses carry the PASID */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_PRPR_SHIFT 6
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_PRPR_MASK UINT64_C(0x0000000000000040)
/* in: hardware updates A and D in the second stage */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_GADE_SHIFT 7
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_GADE_MASK UINT64_C(0x0000000000000080)
/* in: hardware updates A and D in the first stage */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_SADE_SHIFT 8
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_SADE_MASK UINT64_C(0x0000000000000100)
/* in: requests without a process_id use process_id 0 */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_DPE_SHIFT 9
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_DPE_MASK UINT64_C(0x0000000000000200)
/* in: process directory and first stage are big-endian */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_SBE_SHIFT 10
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_SBE_MASK UINT64_C(0x0000000000000400)
/* in: first stages are those of a 32-bit guest */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_SXL_SHIFT 11
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_SXL_MASK UINT64_C(0x0000000000000800)
/* in: for custom use */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_CUSTOM_SHIFT 24
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TC_CUSTOM_MASK UINT64_C(0x00000000ff000000)
/* in: page number of the root table of the second stage, a multiple of 4 */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_IOHGATP_PPN_SHIFT 0
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_IOHGATP_PPN_MASK UINT64_C(0x00000fffffffffff)
/* in: guest soft-context identifier */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_IOHGATP_GSCID_SHIFT 44
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_IOHGATP_GSCID_MASK UINT64_C(0x0ffff00000000000)
/* in: mode of the second stage, see IohgatpMode */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_IOHGATP_MODE_SHIFT 60
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_IOHGATP_MODE_MASK UINT64_C(0xf000000000000000)
/* in: process soft-context identifier, used without PDTV */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TA_PSCID_SHIFT 12
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TA_PSCID_MASK UINT64_C(0x00000000fffff000)
/* in: resource-control identifier */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TA_RCID_SHIFT 40
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TA_RCID_MASK UINT64_C(0x000fff0000000000)
/* in: monitoring-counter identifier */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TA_MCID_SHIFT 52
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_TA_MCID_MASK UINT64_C(0xfff0000000000000)
/* in: page number of the root table of the first stage, or of the process directory */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_FSC_PPN_SHIFT 0
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_FSC_PPN_MASK UINT64_C(0x00000fffffffffff)
/* in: mode of the first stage, see IosatpMode, or of the directory, see PdtpMode */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_FSC_MODE_SHIFT 60
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_FSC_MODE_MASK UINT64_C(0xf000000000000000)
/* in: page number of the MSI page table */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_MSIPTP_PPN_SHIFT 0
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_MSIPTP_PPN_MASK UINT64_C(0x00000fffffffffff)
/* in: whether there is an MSI page table, see MsiptpMode */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_MSIPTP_MODE_SHIFT 60
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_MSIPTP_MODE_MASK UINT64_C(0xf000000000000000)
/* in: bits of the guest page number that number the interrupt files */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_MSI_ADDR_MASK_MASK_SHIFT 0
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_MSI_ADDR_MASK_MASK_MASK UINT64_C(0x000fffffffffffff)
/* in: what the other bits must be for a page of an interrupt file */
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_MSI_ADDR_PATTERN_PATTERN_SHIFT 0
#define PORTCULLIS_IOMMU_DEVICE_CONTEXT_MSI_ADDR_PATTERN_PATTERN_MASK UINT64_C(0x000fffffffffffff)

/* device_context_base, 32 bytes: RISC-V IOMMU 2.1.2 Leaf DDT entry. */
struct portcullis_iommu_device_context_base {
    uint64_t tc;
    uint64_t iohgatp;
    uint64_t ta;
    uint64_t fsc;
};

/* pdt_entry, 8 bytes: RISC-V IOMMU 2.2.1 Non-leaf PDT entry. */
struct portcullis_iommu_pdt_entry {
    uint64_t entry;
};
/* in: the entry is valid */
#define PORTCULLIS_IOMMU_PDT_ENTRY_V_SHIFT 0
#define PORTCULLIS_IOMMU_PDT_ENTRY_V_MASK UINT64_C(0x0000000000000001)
/* in: page number of the table of the next level, guest-physical with a second stage */
#define PORTCULLIS_IOMMU_PDT_ENTRY_PPN_SHIFT 10
#define PORTCULLIS_IOMMU_PDT_ENTRY_PPN_MASK UINT64_C(0x003ffffffffffc00)

/* process_context, 16 bytes: RISC-V IOMMU 2.2.2 Leaf PDT entry. */
struct portcullis_iommu_process_context {
    uint64_t ta;
    uint64_t fsc;
};
/* in: the context is valid */
#define PORTCULLIS_IOMMU_PROCESS_CONTEXT_V_SHIFT 0
#define PORTCULLIS_IOMMU_PROCESS_CONTEXT_V_MASK UINT64_C(0x0000000000000001)
/* in: requests for privileged mode are permitted */
#define PORTCULLIS_IOMMU_PROCESS_CONTEXT_ENS_SHIFT 1
#define PORTCULLIS_IOMMU_PROCESS_CONTEXT_ENS_MASK UINT64_C(0x0000000000000002)
/* in: privileged mode may access user pages */
#define PORTCULLIS_IOMMU_PROCESS_CONTEXT_SUM_SHIFT 2
#define PORTCULLIS_IOMMU_PROCESS_CONTEXT_SUM_MASK UINT64_C(0x0000000000000004)
/* in: process soft-context identifier */
#define PORTCULLIS_IOMMU_PROCESS_CONTEXT_PSCID_SHIFT 12
#define PORTCULLIS_IOMMU_PROCESS_CONTEXT_PSCID_MASK UINT64_C(0x00000000fffff000)
/* in: page number of the root table of the first stage, guest-physical with a second stage */
#define PORTCULLIS_IOMMU_PROCESS_CONTEXT_PPN_SHIFT 0
#define PORTCULLIS_IOMMU_PROCESS_CONTEXT_PPN_MASK UINT64_C(0x00000fffffffffff)
/* in: mode of the first stage, see IosatpMode */
#define PORTCULLIS_IOMMU_PROCESS_CONTEXT_MODE_SHIFT 60
#define PORTCULLIS_IOMMU_PROCESS_CONTEXT_MODE_MASK UINT64_C(0xf000000000000000)

/* pte, 8 bytes: RISC-V Privileged Sv39: page-based 39-bit virtual-memory system. */
struct portcullis_iommu_pte {
    uint64_t entry;
};
/* in: the entry is valid */
#define PORTCULLIS_IOMMU_PTE_V_SHIFT 0
#define PORTCULLIS_IOMMU_PTE_V_MASK UINT64_C(0x0000000000000001)
/* in: reads are permitted */
#define PORTCULLIS_IOMMU_PTE_R_SHIFT 1
#define PORTCULLIS_IOMMU_PTE_R_MASK UINT64_C(0x0000000000000002)
/* in: writes are permitted; needs R */
#define PORTCULLIS_IOMMU_PTE_W_SHIFT 2
#define PORTCULLIS_IOMMU_PTE_W_MASK UINT64_C(0x0000000000000004)
/* in: execution is permitted */
#define PORTCULLIS_IOMMU_PTE_X_SHIFT 3
#define PORTCULLIS_IOMMU_PTE_X_MASK UINT64_C(0x0000000000000008)
/* in: a user page; required in the second stage */
#define PORTCULLIS_IOMMU_PTE_U_SHIFT 4
#define PORTCULLIS_IOMMU_PTE_U_MASK UINT64_C(0x0000000000000010)
/* in: a global mapping of the first stage */
#define PORTCULLIS_IOMMU_PTE_G_SHIFT 5
#define PORTCULLIS_IOMMU_PTE_G_MASK UINT64_C(0x0000000000000020)
/* in/out: the page was accessed */
#define PORTCULLIS_IOMMU_PTE_A_SHIFT 6
#define PORTCULLIS_IOMMU_PTE_A_MASK UINT64_C(0x0000000000000040)
/* in/out: the page was written */
#define PORTCULLIS_IOMMU_PTE_D_SHIFT 7
#define PORTCULLIS_IOMMU_PTE_D_MASK UINT64_C(0x0000000000000080)
/* in: for software */
#define PORTCULLIS_IOMMU_PTE_RSW_SHIFT 8
#define PORTCULLIS_IOMMU_PTE_RSW_MASK UINT64_C(0x0000000000000300)
/* in: page number of the page or of the next table */
#define PORTCULLIS_IOMMU_PTE_PPN_SHIFT 10
#define PORTCULLIS_IOMMU_PTE_PPN_MASK UINT64_C(0x003ffffffffffc00)
/* in: for software with Svrsw60t59b, otherwise reserved */
#define PORTCULLIS_IOMMU_PTE_RSW60T59B_SHIFT 59
#define PORTCULLIS_IOMMU_PTE_RSW60T59B_MASK UINT64_C(0x1800000000000000)
/* in: memory type of a leaf with Svpbmt, see MemoryType */
#define PORTCULLIS_IOMMU_PTE_PBMT_SHIFT 61
#define PORTCULLIS_IOMMU_PTE_PBMT_MASK UINT64_C(0x6000000000000000)
/* in: a leaf of a naturally aligned range of 64 KiB (Svnapot) */
#define PORTCULLIS_IOMMU_PTE_N_SHIFT 63
#define PORTCULLIS_IOMMU_PTE_N_MASK UINT64_C(0x8000000000000000)

/* pte32, 4 bytes: RISC-V Privileged Sv32: page-based 32-bit virtual-memory system. */
struct portcullis_iommu_pte32 {
    uint32_t entry;
};
/* in: the entry is valid */
#define PORTCULLIS_IOMMU_PTE32_V_SHIFT 0
#define PORTCULLIS_IOMMU_PTE32_V_MASK UINT32_C(0x00000001)
/* in: reads are permitted */
#define PORTCULLIS_IOMMU_PTE32_R_SHIFT 1
#define PORTCULLIS_IOMMU_PTE32_R_MASK UINT32_C(0x00000002)
/* in: writes are permitted; needs R */
#define PORTCULLIS_IOMMU_PTE32_W_SHIFT 2
#define PORTCULLIS_IOMMU_PTE32_W_MASK UINT32_C(0x00000004)
/* in: execution is permitted */
#define PORTCULLIS_IOMMU_PTE32_X_SHIFT 3
#define PORTCULLIS_IOMMU_PTE32_X_MASK UINT32_C(0x00000008)
/* in: a user page; required in the second stage */
#define PORTCULLIS_IOMMU_PTE32_U_SHIFT 4
#define PORTCULLIS_IOMMU_PTE32_U_MASK UINT32_C(0x00000010)
/* in: a global mapping of the first stage */
#define PORTCULLIS_IOMMU_PTE32_G_SHIFT 5
#define PORTCULLIS_IOMMU_PTE32_G_MASK UINT32_C(0x00000020)
/* in/out: the page was accessed */
#define PORTCULLIS_IOMMU_PTE32_A_SHIFT 6
#define PORTCULLIS_IOMMU_PTE32_A_MASK UINT32_C(0x00000040)
/* in/out: the page was written */
#define PORTCULLIS_IOMMU_PTE32_D_SHIFT 7
#define PORTCULLIS_IOMMU_PTE32_D_MASK UINT32_C(0x00000080)
/* in: for software */
#define PORTCULLIS_IOMMU_PTE32_RSW_SHIFT 8
#define PORTCULLIS_IOMMU_PTE32_RSW_MASK UINT32_C(0x00000300)
/* in: page number of the page or of the next table */
#define PORTCULLIS_IOMMU_PTE32_PPN_SHIFT 10
#define PORTCULLIS_IOMMU_PTE32_PPN_MASK UINT32_C(0xfffffc00)

/* msi_pte, 16 bytes: RISC-V AIA IOMMU support for MSIs to virtual machines: MSI page table entries. */
struct portcullis_iommu_msi_pte {
    uint64_t entry;
    uint64_t unused;
};
/* in: the entry is valid */
#define PORTCULLIS_IOMMU_MSI_PTE_V_SHIFT 0
#define PORTCULLIS_IOMMU_MSI_PTE_V_MASK UINT64_C(0x0000000000000001)
/* in: mode of the entry, see MsiPteMode */
#define PORTCULLIS_IOMMU_MSI_PTE_M_SHIFT 1
#define PORTCULLIS_IOMMU_MSI_PTE_M_MASK UINT64_C(0x0000000000000006)
/* in: page number of the interrupt file, in pass-through mode */
#define PORTCULLIS_IOMMU_MSI_PTE_PPN_SHIFT 10
#define PORTCULLIS_IOMMU_MSI_PTE_PPN_MASK UINT64_C(0x003ffffffffffc00)
/* in: the entry has a custom format */
#define PORTCULLIS_IOMMU_MSI_PTE_C_SHIFT 63
#define PORTCULLIS_IOMMU_MSI_PTE_C_MASK UINT64_C(0x8000000000000000)

/* msi_pte_mrif, 16 bytes: RISC-V AIA IOMMU support for MSIs to virtual machines: MSI page table entries. */
struct portcullis_iommu_msi_pte_mrif {
    uint64_t interrupt_file;
    uint64_t notice;
};
/* in: address of the memory-resident interrupt file: bits 55 to 9 of it */
#define PORTCULLIS_IOMMU_MSI_PTE_MRIF_MRIF_ADDRESS_SHIFT 7
#define PORTCULLIS_IOMMU_MSI_PTE_MRIF_MRIF_ADDRESS_MASK UINT64_C(0x003fffffffffff80)
/* in: notice identity: bits 9 to 0 of it */
#define PORTCULLIS_IOMMU_MSI_PTE_MRIF_NID_LOW_SHIFT 0
#define PORTCULLIS_IOMMU_MSI_PTE_MRIF_NID_LOW_MASK UINT64_C(0x00000000000003ff)
/* in: page number of the address of the notice MSI */
#define PORTCULLIS_IOMMU_MSI_PTE_MRIF_NPPN_SHIFT 10
#define PORTCULLIS_IOMMU_MSI_PTE_MRIF_NPPN_MASK UINT64_C(0x003ffffffffffc00)
/* in: notice identity: bit 10 of it */
#define PORTCULLIS_IOMMU_MSI_PTE_MRIF_NID_HIGH_SHIFT 60
#define PORTCULLIS_IOMMU_MSI_PTE_MRIF_NID_HIGH_MASK UINT64_C(0x1000000000000000)

/* command, 16 bytes: RISC-V IOMMU 3.1 Command-Queue (CQ). */
struct portcullis_iommu_command {
    uint64_t operation;
    uint64_t operands;
};
/* in: group of the command, see CommandOpcode */
#define PORTCULLIS_IOMMU_COMMAND_OPCODE_SHIFT 0
#define PORTCULLIS_IOMMU_COMMAND_OPCODE_MASK UINT64_C(0x000000000000007f)
/* in: the command in its group, see CommandFunction */
#define PORTCULLIS_IOMMU_COMMAND_FUNC3_SHIFT 7
#define PORTCULLIS_IOMMU_COMMAND_FUNC3_MASK UINT64_C(0x0000000000000380)

/* command_iotinval, 16 bytes: RISC-V IOMMU 3.1.1 IOMMU Page-Table cache invalidation commands. */
struct portcullis_iommu_command_iotinval {
    uint64_t operation;
    uint64_t address;
};
/* in: ADDR is valid */
#define PORTCULLIS_IOMMU_COMMAND_IOTINVAL_AV_SHIFT 10
#define PORTCULLIS_IOMMU_COMMAND_IOTINVAL_AV_MASK UINT64_C(0x0000000000000400)
/* in: process soft-context identifier, if PSCV */
#define PORTCULLIS_IOMMU_COMMAND_IOTINVAL_PSCID_SHIFT 12
#define PORTCULLIS_IOMMU_COMMAND_IOTINVAL_PSCID_MASK UINT64_C(0x00000000fffff000)
/* in: PSCID is valid; VMA only */
#define PORTCULLIS_IOMMU_COMMAND_IOTINVAL_PSCV_SHIFT 32
#define PORTCULLIS_IOMMU_COMMAND_IOTINVAL_PSCV_MASK UINT64_C(0x0000000100000000)
/* in: GSCID is valid */
#define PORTCULLIS_IOMMU_COMMAND_IOTINVAL_GV_SHIFT 33
#define PORTCULLIS_IOMMU_COMMAND_IOTINVAL_GV_MASK UINT64_C(0x0000000200000000)
/* in: non-leaf entries too, with capabilities.NL */
#define PORTCULLIS_IOMMU_COMMAND_IOTINVAL_NL_SHIFT 34
#define PORTCULLIS_IOMMU_COMMAND_IOTINVAL_NL_MASK UINT64_C(0x0000000400000000)
/* in: guest soft-context identifier, if GV */
#define PORTCULLIS_IOMMU_COMMAND_IOTINVAL_GSCID_SHIFT 44
#define PORTCULLIS_IOMMU_COMMAND_IOTINVAL_GSCID_MASK UINT64_C(0x0ffff00000000000)
/* in: ADDR stands for a range, with capabilities.S */
#define PORTCULLIS_IOMMU_COMMAND_IOTINVAL_S_SHIFT 9
#define PORTCULLIS_IOMMU_COMMAND_IOTINVAL_S_MASK UINT64_C(0x0000000000000200)
/* in: page number of the address, if AV: bits 63 to 12 of it */
#define PORTCULLIS_IOMMU_COMMAND_IOTINVAL_ADDR_SHIFT 10
#define PORTCULLIS_IOMMU_COMMAND_IOTINVAL_ADDR_MASK UINT64_C(0x3ffffffffffffc00)

/* command_iofence, 16 bytes: RISC-V IOMMU 3.1.2 IOMMU Command-queue Fence commands. */
struct portcullis_iommu_command_iofence {
    uint64_t operation;
    uint64_t address;
};
/* in: ADDR and DATA are valid */
#define PORTCULLIS_IOMMU_COMMAND_IOFENCE_AV_SHIFT 10
#define PORTCULLIS_IOMMU_COMMAND_IOFENCE_AV_MASK UINT64_C(0x0000000000000400)
/* in: sets cqcsr.fence_w_ip when done */
#define PORTCULLIS_IOMMU_COMMAND_IOFENCE_WSI_SHIFT 11
#define PORTCULLIS_IOMMU_COMMAND_IOFENCE_WSI_MASK UINT64_C(0x0000000000000800)
/* in: earlier reads of devices become globally observable */
#define PORTCULLIS_IOMMU_COMMAND_IOFENCE_PR_SHIFT 12
#define PORTCULLIS_IOMMU_COMMAND_IOFENCE_PR_MASK UINT64_C(0x0000000000001000)
/* in: earlier writes of devices become globally observable */
#define PORTCULLIS_IOMMU_COMMAND_IOFENCE_PW_SHIFT 13
#define PORTCULLIS_IOMMU_COMMAND_IOFENCE_PW_MASK UINT64_C(0x0000000000002000)
/* in: what is written when done, if AV */
#define PORTCULLIS_IOMMU_COMMAND_IOFENCE_DATA_SHIFT 32
#define PORTCULLIS_IOMMU_COMMAND_IOFENCE_DATA_MASK UINT64_C(0xffffffff00000000)
/* in: where it is written, if AV, a multiple of 4: bits 63 to 2 of it */
#define PORTCULLIS_IOMMU_COMMAND_IOFENCE_ADDR_SHIFT 0
#define PORTCULLIS_IOMMU_COMMAND_IOFENCE_ADDR_MASK UINT64_C(0x3fffffffffffffff)

/* command_iodir, 16 bytes: RISC-V IOMMU 3.1.3 IOMMU directory cache invalidation commands. */
struct portcullis_iommu_command_iodir {
    uint64_t operation;
    uint64_t reserved;
};
/* in: process_id; INVAL_PDT only */
#define PORTCULLIS_IOMMU_COMMAND_IODIR_PID_SHIFT 12
#define PORTCULLIS_IOMMU_COMMAND_IODIR_PID_MASK UINT64_C(0x00000000fffff000)
/* in: DID is valid */
#define PORTCULLIS_IOMMU_COMMAND_IODIR_DV_SHIFT 33
#define PORTCULLIS_IOMMU_COMMAND_IODIR_DV_MASK UINT64_C(0x0000000200000000)
/* in: device_id, if DV */
#define PORTCULLIS_IOMMU_COMMAND_IODIR_DID_SHIFT 40
#define PORTCULLIS_IOMMU_COMMAND_IODIR_DID_MASK UINT64_C(0xffffff0000000000)

/* command_ats, 16 bytes: RISC-V IOMMU 3.1.4 IOMMU PCIe ATS commands. */
struct portcullis_iommu_command_ats {
    uint64_t operation;
    uint64_t payload;
};
/* in: PASID, if PV */
#define PORTCULLIS_IOMMU_COMMAND_ATS_PID_SHIFT 12
#define PORTCULLIS_IOMMU_COMMAND_ATS_PID_MASK UINT64_C(0x00000000fffff000)
/* in: PID is valid */
#define PORTCULLIS_IOMMU_COMMAND_ATS_PV_SHIFT 32
#define PORTCULLIS_IOMMU_COMMAND_ATS_PV_MASK UINT64_C(0x0000000100000000)
/* in: DSEG is valid */
#define PORTCULLIS_IOMMU_COMMAND_ATS_DSV_SHIFT 33
#define PORTCULLIS_IOMMU_COMMAND_ATS_DSV_MASK UINT64_C(0x0000000200000000)
/* in: requester ID of the device */
#define PORTCULLIS_IOMMU_COMMAND_ATS_RID_SHIFT 40
#define PORTCULLIS_IOMMU_COMMAND_ATS_RID_MASK UINT64_C(0x00ffff0000000000)
/* in: segment of the device, if DSV */
#define PORTCULLIS_IOMMU_COMMAND_ATS_DSEG_SHIFT 56
#define PORTCULLIS_IOMMU_COMMAND_ATS_DSEG_MASK UINT64_C(0xff00000000000000)
/* in: body of the message */
#define PORTCULLIS_IOMMU_COMMAND_ATS_PAYLOAD_SHIFT 0
#define PORTCULLIS_IOMMU_COMMAND_ATS_PAYLOAD_MASK UINT64_C(0xffffffffffffffff)

/* payload_inval, 8 bytes: RISC-V IOMMU 3.1.4 IOMMU PCIe ATS commands. */
struct portcullis_iommu_payload_inval {
    uint64_t payload;
};
/* in: global: in all PASIDs */
#define PORTCULLIS_IOMMU_PAYLOAD_INVAL_G_SHIFT 0
#define PORTCULLIS_IOMMU_PAYLOAD_INVAL_G_MASK UINT64_C(0x0000000000000001)
/* in: the address stands for a range */
#define PORTCULLIS_IOMMU_PAYLOAD_INVAL_S_SHIFT 11
#define PORTCULLIS_IOMMU_PAYLOAD_INVAL_S_MASK UINT64_C(0x0000000000000800)
/* in: page number of the untranslated address */
#define PORTCULLIS_IOMMU_PAYLOAD_INVAL_ADDRESS_SHIFT 12
#define PORTCULLIS_IOMMU_PAYLOAD_INVAL_ADDRESS_MASK UINT64_C(0xfffffffffffff000)

/* payload_prgr, 8 bytes: RISC-V IOMMU 3.1.4 IOMMU PCIe ATS commands. */
struct portcullis_iommu_payload_prgr {
    uint64_t payload;
};
/* in: page request group index */
#define PORTCULLIS_IOMMU_PAYLOAD_PRGR_PRGI_SHIFT 32
#define PORTCULLIS_IOMMU_PAYLOAD_PRGR_PRGI_MASK UINT64_C(0x000001ff00000000)
/* in: see PageResponseCode */
#define PORTCULLIS_IOMMU_PAYLOAD_PRGR_RESPONSE_CODE_SHIFT 44
#define PORTCULLIS_IOMMU_PAYLOAD_PRGR_RESPONSE_CODE_MASK UINT64_C(0x0000f00000000000)

/* fault_record, 32 bytes: RISC-V IOMMU 3.2 Fault/Event-Queue (FQ). */
struct portcullis_iommu_fault_record {
    uint64_t header;
    uint64_t reserved;
    uint64_t iotval;
    uint64_t iotval2;
};
/* out: what went wrong, see FaultCause */
#define PORTCULLIS_IOMMU_FAULT_RECORD_CAUSE_SHIFT 0
#define PORTCULLIS_IOMMU_FAULT_RECORD_CAUSE_MASK UINT64_C(0x0000000000000fff)
/* out: process_id, if PV */
#define PORTCULLIS_IOMMU_FAULT_RECORD_PID_SHIFT 12
#define PORTCULLIS_IOMMU_FAULT_RECORD_PID_MASK UINT64_C(0x00000000fffff000)
/* out: PID is valid */
#define PORTCULLIS_IOMMU_FAULT_RECORD_PV_SHIFT 32
#define PORTCULLIS_IOMMU_FAULT_RECORD_PV_MASK UINT64_C(0x0000000100000000)
/* out: privileged mode was requested */
#define PORTCULLIS_IOMMU_FAULT_RECORD_PRIV_SHIFT 33
#define PORTCULLIS_IOMMU_FAULT_RECORD_PRIV_MASK UINT64_C(0x0000000200000000)
/* out: kind of transaction, see TransactionType */
#define PORTCULLIS_IOMMU_FAULT_RECORD_TTYP_SHIFT 34
#define PORTCULLIS_IOMMU_FAULT_RECORD_TTYP_MASK UINT64_C(0x000000fc00000000)
/* out: device_id */
#define PORTCULLIS_IOMMU_FAULT_RECORD_DID_SHIFT 40
#define PORTCULLIS_IOMMU_FAULT_RECORD_DID_MASK UINT64_C(0xffffff0000000000)
/* out: for custom use */
#define PORTCULLIS_IOMMU_FAULT_RECORD_CUSTOM_SHIFT 0
#define PORTCULLIS_IOMMU_FAULT_RECORD_CUSTOM_MASK UINT64_C(0x00000000ffffffff)
/* out: the IOVA, or the code of the message */
#define PORTCULLIS_IOMMU_FAULT_RECORD_IOTVAL_SHIFT 0
#define PORTCULLIS_IOMMU_FAULT_RECORD_IOTVAL_MASK UINT64_C(0xffffffffffffffff)
/* out: an access made for the first stage faulted */
#define PORTCULLIS_IOMMU_FAULT_RECORD_IMPLICIT_SHIFT 0
#define PORTCULLIS_IOMMU_FAULT_RECORD_IMPLICIT_MASK UINT64_C(0x0000000000000001)
/* out: that access was a write */
#define PORTCULLIS_IOMMU_FAULT_RECORD_IMPLICIT_WRITE_SHIFT 1
#define PORTCULLIS_IOMMU_FAULT_RECORD_IMPLICIT_WRITE_MASK UINT64_C(0x0000000000000002)
/* out: bits 63 to 2 of the guest-physical address */
#define PORTCULLIS_IOMMU_FAULT_RECORD_GPA_SHIFT 2
#define PORTCULLIS_IOMMU_FAULT_RECORD_GPA_MASK UINT64_C(0xfffffffffffffffc)

/* page_request, 16 bytes: RISC-V IOMMU 3.3 Page-Request-Queue (PQ). */
struct portcullis_iommu_page_request {
    uint64_t header;
    uint64_t payload;
};
/* out: PASID, if PV */
#define PORTCULLIS_IOMMU_PAGE_REQUEST_PID_SHIFT 12
#define PORTCULLIS_IOMMU_PAGE_REQUEST_PID_MASK UINT64_C(0x00000000fffff000)
/* out: PID is valid */
#define PORTCULLIS_IOMMU_PAGE_REQUEST_PV_SHIFT 32
#define PORTCULLIS_IOMMU_PAGE_REQUEST_PV_MASK UINT64_C(0x0000000100000000)
/* out: privileged mode requested */
#define PORTCULLIS_IOMMU_PAGE_REQUEST_PRIV_SHIFT 33
#define PORTCULLIS_IOMMU_PAGE_REQUEST_PRIV_MASK UINT64_C(0x0000000200000000)
/* out: execute requested */
#define PORTCULLIS_IOMMU_PAGE_REQUEST_EXEC_SHIFT 34
#define PORTCULLIS_IOMMU_PAGE_REQUEST_EXEC_MASK UINT64_C(0x0000000400000000)
/* out: requester ID, and segment */
#define PORTCULLIS_IOMMU_PAGE_REQUEST_DID_SHIFT 40
#define PORTCULLIS_IOMMU_PAGE_REQUEST_DID_MASK UINT64_C(0xffffff0000000000)
/* out: read access requested */
#define PORTCULLIS_IOMMU_PAGE_REQUEST_R_SHIFT 0
#define PORTCULLIS_IOMMU_PAGE_REQUEST_R_MASK UINT64_C(0x0000000000000001)
/* out: write access requested */
#define PORTCULLIS_IOMMU_PAGE_REQUEST_W_SHIFT 1
#define PORTCULLIS_IOMMU_PAGE_REQUEST_W_MASK UINT64_C(0x0000000000000002)
/* out: last request of its group */
#define PORTCULLIS_IOMMU_PAGE_REQUEST_L_SHIFT 2
#define PORTCULLIS_IOMMU_PAGE_REQUEST_L_MASK UINT64_C(0x0000000000000004)
/* out: page request group index */
#define PORTCULLIS_IOMMU_PAGE_REQUEST_PRGI_SHIFT 3
#define PORTCULLIS_IOMMU_PAGE_REQUEST_PRGI_MASK UINT64_C(0x0000000000000ff8)
/* out: page number of the address */
#define PORTCULLIS_IOMMU_PAGE_REQUEST_ADDRESS_SHIFT 12
#define PORTCULLIS_IOMMU_PAGE_REQUEST_ADDRESS_MASK UINT64_C(0xfffffffffffff000)

/* Values: RISC-V IOMMU 5.5 Device-directory-table pointer (ddtp). */
enum portcullis_iommu_iommu_mode {
    PORTCULLIS_IOMMU_IOMMU_MODE_OFF = 0, /* All requests are refused */
    PORTCULLIS_IOMMU_IOMMU_MODE_BARE = 1, /* Requests pass without translation */
    PORTCULLIS_IOMMU_IOMMU_MODE_ONE_LEVEL = 2, /* Device directory of one level */
    PORTCULLIS_IOMMU_IOMMU_MODE_TWO_LEVELS = 3, /* Device directory of two levels */
    PORTCULLIS_IOMMU_IOMMU_MODE_THREE_LEVELS = 4 /* Device directory of three levels */
};

/* Values: RISC-V IOMMU 5.3 IOMMU capabilities (capabilities). */
enum portcullis_iommu_interrupt_generation {
    PORTCULLIS_IOMMU_INTERRUPT_GENERATION_MSI = 0, /* Messages only */
    PORTCULLIS_IOMMU_INTERRUPT_GENERATION_WSI = 1, /* Wires only */
    PORTCULLIS_IOMMU_INTERRUPT_GENERATION_BOTH = 2 /* Both; fctl.WSI chooses */
};

/* Values: RISC-V IOMMU 2.1.3.2 IO hypervisor guest address translation and protection (iohgatp). */
enum portcullis_iommu_iohgatp_mode {
    PORTCULLIS_IOMMU_IOHGATP_MODE_BARE = 0, /* No second stage */
    PORTCULLIS_IOMMU_IOHGATP_MODE_SV39X4 = 8, /* 41-bit guest-physical addresses (34-bit, Sv32x4, with fctl.GXL) */
    PORTCULLIS_IOMMU_IOHGATP_MODE_SV48X4 = 9, /* 50-bit guest-physical addresses */
    PORTCULLIS_IOMMU_IOHGATP_MODE_SV57X4 = 10 /* 59-bit guest-physical addresses */
};

/* Values: RISC-V IOMMU 2.1.3.4 First-Stage context (fsc). */
enum portcullis_iommu_iosatp_mode {
    PORTCULLIS_IOMMU_IOSATP_MODE_BARE = 0, /* No first stage */
    PORTCULLIS_IOMMU_IOSATP_MODE_SV39 = 8, /* 39-bit virtual addresses (32-bit, Sv32, with DC.tc.SXL) */
    PORTCULLIS_IOMMU_IOSATP_MODE_SV48 = 9, /* 48-bit virtual addresses */
    PORTCULLIS_IOMMU_IOSATP_MODE_SV57 = 10 /* 57-bit virtual addresses */
};

/* Values: RISC-V IOMMU 2.1.3.4 First-Stage context (fsc). */
enum portcullis_iommu_pdtp_mode {
    PORTCULLIS_IOMMU_PDTP_MODE_BARE = 0, /* No first stage */
    PORTCULLIS_IOMMU_PDTP_MODE_PD8 = 1, /* Process directory of one level, 8-bit process_id */
    PORTCULLIS_IOMMU_PDTP_MODE_PD17 = 2, /* Process directory of two levels, 17-bit process_id */
    PORTCULLIS_IOMMU_PDTP_MODE_PD20 = 3 /* Process directory of three levels, 20-bit process_id */
};

/* Values: RISC-V IOMMU 2.1.3.5 MSI page table pointer (msiptp). */
enum portcullis_iommu_msiptp_mode {
    PORTCULLIS_IOMMU_MSIPTP_MODE_OFF = 0, /* No MSI page table */
    PORTCULLIS_IOMMU_MSIPTP_MODE_FLAT = 1 /* A flat MSI page table */
};

/* Values: RISC-V AIA IOMMU support for MSIs to virtual machines: MSI page table entries. */
enum portcullis_iommu_msi_pte_mode {
    PORTCULLIS_IOMMU_MSI_PTE_MODE_MRIF = 1, /* To a memory-resident interrupt file */
    PORTCULLIS_IOMMU_MSI_PTE_MODE_PASS_THROUGH = 3 /* To the interrupt file of a hart */
};

/* Values: RISC-V Privileged Svpbmt: page-based memory types. */
enum portcullis_iommu_memory_type {
    PORTCULLIS_IOMMU_MEMORY_TYPE_PMA = 0, /* As the physical memory attributes say */
    PORTCULLIS_IOMMU_MEMORY_TYPE_NC = 1, /* Non-cacheable, idempotent, weakly ordered main memory */
    PORTCULLIS_IOMMU_MEMORY_TYPE_IO = 2 /* Non-cacheable, non-idempotent, strongly ordered I/O */
};

/* Values: RISC-V IOMMU 3.1 Command-Queue (CQ). */
enum portcullis_iommu_command_opcode {
    PORTCULLIS_IOMMU_COMMAND_OPCODE_IOTINVAL = 1, /* Invalidation of page table caches */
    PORTCULLIS_IOMMU_COMMAND_OPCODE_IOFENCE = 2, /* Fences */
    PORTCULLIS_IOMMU_COMMAND_OPCODE_IODIR = 3, /* Invalidation of directory caches */
    PORTCULLIS_IOMMU_COMMAND_OPCODE_ATS = 4 /* PCIe Address Translation Services */
};

/* Values: RISC-V IOMMU 3.1 Command-Queue (CQ). */
enum portcullis_iommu_command_function {
    PORTCULLIS_IOMMU_COMMAND_FUNCTION_IOTINVAL_VMA = 0, /* opcode 1: Invalidates what is cached of first stages */
    PORTCULLIS_IOMMU_COMMAND_FUNCTION_IOTINVAL_GVMA = 1, /* opcode 1: Invalidates what is cached of second stages */
    PORTCULLIS_IOMMU_COMMAND_FUNCTION_IOFENCE_C = 0, /* opcode 2: Waits for all earlier commands */
    PORTCULLIS_IOMMU_COMMAND_FUNCTION_IODIR_INVAL_DDT = 0, /* opcode 3: Invalidates what is cached of the device directory */
    PORTCULLIS_IOMMU_COMMAND_FUNCTION_IODIR_INVAL_PDT = 1, /* opcode 3: Invalidates what is cached of a process context */
    PORTCULLIS_IOMMU_COMMAND_FUNCTION_ATS_INVAL = 0, /* opcode 4: Sends an Invalidation Request to a device */
    PORTCULLIS_IOMMU_COMMAND_FUNCTION_ATS_PRGR = 1 /* opcode 4: Sends a Page Request Group Response to a device */
};

/* Values: RISC-V IOMMU 2.7 PCIe ATS Page Request handling. */
enum portcullis_iommu_page_response_code {
    PORTCULLIS_IOMMU_PAGE_RESPONSE_CODE_SUCCESS = 0, /* The pages are there */
    PORTCULLIS_IOMMU_PAGE_RESPONSE_CODE_INVALID_REQUEST = 1, /* The device may not make page requests */
    PORTCULLIS_IOMMU_PAGE_RESPONSE_CODE_RESPONSE_FAILURE = 15 /* No answer is possible until software repairs the interface */
};

/* Values: RISC-V IOMMU 5.23 Performance-monitoring event selectors (iohpmevt1-31). */
enum portcullis_iommu_monitored_event {
    PORTCULLIS_IOMMU_MONITORED_EVENT_NONE = 0, /* Nothing */
    PORTCULLIS_IOMMU_MONITORED_EVENT_UNTRANSLATED_REQUESTS = 1, /* Untranslated requests */
    PORTCULLIS_IOMMU_MONITORED_EVENT_TRANSLATED_REQUESTS = 2, /* Translated requests */
    PORTCULLIS_IOMMU_MONITORED_EVENT_ATS_TRANSLATION_REQUESTS = 3, /* ATS translation requests */
    PORTCULLIS_IOMMU_MONITORED_EVENT_TLB_MISSES = 4, /* Misses in the translation cache */
    PORTCULLIS_IOMMU_MONITORED_EVENT_DDT_WALKS = 5, /* Walks of the device directory */
    PORTCULLIS_IOMMU_MONITORED_EVENT_PDT_WALKS = 6, /* Walks of a process directory */
    PORTCULLIS_IOMMU_MONITORED_EVENT_FIRST_STAGE_WALKS = 7, /* Walks of a first stage */
    PORTCULLIS_IOMMU_MONITORED_EVENT_SECOND_STAGE_WALKS = 8 /* Walks of a second stage */
};

/* Values: RISC-V IOMMU 3.2 Fault/Event-Queue (FQ). */
enum portcullis_iommu_transaction_type {
    PORTCULLIS_IOMMU_TRANSACTION_TYPE_NONE = 0, /* Not caused by a transaction */
    PORTCULLIS_IOMMU_TRANSACTION_TYPE_UNTRANSLATED_EXECUTE = 1, /* Untranslated read for execute */
    PORTCULLIS_IOMMU_TRANSACTION_TYPE_UNTRANSLATED_READ = 2, /* Untranslated read */
    PORTCULLIS_IOMMU_TRANSACTION_TYPE_UNTRANSLATED_WRITE = 3, /* Untranslated write or atomic */
    PORTCULLIS_IOMMU_TRANSACTION_TYPE_TRANSLATED_EXECUTE = 5, /* Translated read for execute */
    PORTCULLIS_IOMMU_TRANSACTION_TYPE_TRANSLATED_READ = 6, /* Translated read */
    PORTCULLIS_IOMMU_TRANSACTION_TYPE_TRANSLATED_WRITE = 7, /* Translated write or atomic */
    PORTCULLIS_IOMMU_TRANSACTION_TYPE_ATS_TRANSLATION_REQUEST = 8, /* PCIe ATS translation request */
    PORTCULLIS_IOMMU_TRANSACTION_TYPE_MESSAGE_REQUEST = 9 /* PCIe message */
};

/* Values: RISC-V IOMMU 3.2 Fault/Event-Queue (FQ). */
enum portcullis_iommu_fault_cause {
    PORTCULLIS_IOMMU_FAULT_CAUSE_INSTRUCTION_ACCESS_FAULT = 1, /* Instruction access fault */
    PORTCULLIS_IOMMU_FAULT_CAUSE_READ_ADDRESS_MISALIGNED = 4, /* Read address misaligned */
    PORTCULLIS_IOMMU_FAULT_CAUSE_READ_ACCESS_FAULT = 5, /* Read access fault */
    PORTCULLIS_IOMMU_FAULT_CAUSE_WRITE_ADDRESS_MISALIGNED = 6, /* Write/AMO address misaligned */
    PORTCULLIS_IOMMU_FAULT_CAUSE_WRITE_ACCESS_FAULT = 7, /* Write/AMO access fault */
    PORTCULLIS_IOMMU_FAULT_CAUSE_INSTRUCTION_PAGE_FAULT = 12, /* Instruction page fault */
    PORTCULLIS_IOMMU_FAULT_CAUSE_READ_PAGE_FAULT = 13, /* Read page fault */
    PORTCULLIS_IOMMU_FAULT_CAUSE_WRITE_PAGE_FAULT = 15, /* Write/AMO page fault */
    PORTCULLIS_IOMMU_FAULT_CAUSE_INSTRUCTION_GUEST_PAGE_FAULT = 20, /* Instruction guest page fault */
    PORTCULLIS_IOMMU_FAULT_CAUSE_READ_GUEST_PAGE_FAULT = 21, /* Read guest page fault */
    PORTCULLIS_IOMMU_FAULT_CAUSE_WRITE_GUEST_PAGE_FAULT = 23, /* Write/AMO guest page fault */
    PORTCULLIS_IOMMU_FAULT_CAUSE_ALL_INBOUND_DISALLOWED = 256, /* All inbound transactions disallowed */
    PORTCULLIS_IOMMU_FAULT_CAUSE_DDT_ENTRY_LOAD_ACCESS_FAULT = 257, /* DDT entry load access fault */
    PORTCULLIS_IOMMU_FAULT_CAUSE_DDT_ENTRY_NOT_VALID = 258, /* DDT entry not valid */
    PORTCULLIS_IOMMU_FAULT_CAUSE_DDT_ENTRY_MISCONFIGURED = 259, /* DDT entry misconfigured */
    PORTCULLIS_IOMMU_FAULT_CAUSE_TRANSACTION_TYPE_DISALLOWED = 260, /* Transaction type disallowed */
    PORTCULLIS_IOMMU_FAULT_CAUSE_MSI_PTE_LOAD_ACCESS_FAULT = 261, /* MSI PTE load access fault */
    PORTCULLIS_IOMMU_FAULT_CAUSE_MSI_PTE_NOT_VALID = 262, /* MSI PTE not valid */
    PORTCULLIS_IOMMU_FAULT_CAUSE_MSI_PTE_MISCONFIGURED = 263, /* MSI PTE misconfigured */
    PORTCULLIS_IOMMU_FAULT_CAUSE_MRIF_ACCESS_FAULT = 264, /* MRIF access fault */
    PORTCULLIS_IOMMU_FAULT_CAUSE_PDT_ENTRY_LOAD_ACCESS_FAULT = 265, /* PDT entry load access fault */
    PORTCULLIS_IOMMU_FAULT_CAUSE_PDT_ENTRY_NOT_VALID = 266, /* PDT entry not valid */
    PORTCULLIS_IOMMU_FAULT_CAUSE_PDT_ENTRY_MISCONFIGURED = 267, /* PDT entry misconfigured */
    PORTCULLIS_IOMMU_FAULT_CAUSE_DDT_DATA_CORRUPTION = 268, /* DDT data corruption */
    PORTCULLIS_IOMMU_FAULT_CAUSE_PDT_DATA_CORRUPTION = 269, /* PDT data corruption */
    PORTCULLIS_IOMMU_FAULT_CAUSE_MSI_PT_DATA_CORRUPTION = 270, /* MSI PT data corruption */
    PORTCULLIS_IOMMU_FAULT_CAUSE_MRIF_DATA_CORRUPTION = 271, /* MRIF data corruption */
    PORTCULLIS_IOMMU_FAULT_CAUSE_INTERNAL_DATA_PATH_ERROR = 272, /* Internal data path error */
    PORTCULLIS_IOMMU_FAULT_CAUSE_IOMMU_MSI_WRITE_ACCESS_FAULT = 273, /* IOMMU MSI write access fault */
    PORTCULLIS_IOMMU_FAULT_CAUSE_PT_DATA_CORRUPTION = 274 /* First/second-stage PT data corruption */
};

#endif /* PORTCULLIS_IOMMU_H */
