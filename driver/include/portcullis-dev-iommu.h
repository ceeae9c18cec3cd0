/* SPDX-License-Identifier: Apache-2.0 */
/* The interface of /dev/iommu, VFIO and KVM. Generated; do not edit. */
#ifndef PORTCULLIS_DEV_IOMMU_H
#define PORTCULLIS_DEV_IOMMU_H

#include <linux/types.h>
#include <sys/ioctl.h>

#define IOMMU_TYPE (';')
#define IOMMU_BASE 100
#define VFIO_TYPE (';')
#define VFIO_BASE 100
#define VFIO_TYPE1v2_IOMMU 3
#define KVMIO 0xAE
#define KVM_CAP_PASID_TRANSLATION 206

#define EXT_MAP_TYPE1V2 1
#define EXT_DMA_NO_SNOOP 2
#define EXT_MAP_NEWTYPE 3
#define EXT_MULTIDEV_GROUP 4
#define EXT_IOASID_NESTING 5
#define EXT_USER_PAGE_TABLE 6
#define EXT_USER_PASID_TABLE 7
#define EXT_DIRTY_TRACKING 8

/* what the IOMMU of a device can do */
struct iommu_device_info {
	__u32 argsz; /* bytes that the caller has filled or made room for */
	__u32 flags; /* which of the following is there, and abilities */
	__u64 dev_cookie; /* in: what the user calls the device */
	__u64 pgsize_bitmap; /* one bit for each size of a page */
	__u32 addr_width; /* bits of an address of the widest space */
	__u32 cap_offset; /* offset of the first capability; 0 if argsz leaves no room */
};
#define IOMMU_DEVICE_INFO_ENFORCE_SNOOP 1 /* requests can be made coherent */
#define IOMMU_DEVICE_INFO_PGSIZES 2 /* pgsize_bitmap is there */
#define IOMMU_DEVICE_INFO_ADDR_WIDTH 4 /* addr_width is there */
#define IOMMU_DEVICE_INFO_CAPS 8 /* capabilities follow */

/* addresses that a space of the device may map */
struct iommu_device_info_cap_iova_ranges {
	__u16 id; /* which capability this is */
	__u16 version; /* 1 */
	__u32 next; /* offset of the next capability from the start of the information, or 0 */
	__u32 nr_iovas; /* how many ranges follow */
	__u32 reserved; /* 0 */
	__u8 ranges[]; /* struct iommu_iova_range each */
};
#define IOMMU_DEVICE_INFO_CAP_IOVA_RANGES 1 /* permitted addresses */

/* addresses from first to last */
struct iommu_iova_range {
	__u64 start; /* the first address */
	__u64 last; /* the last address */
};

/* how spaces of the device are nested */
struct iommu_device_info_cap_nesting {
	__u16 id; /* which capability this is */
	__u16 version; /* 1 */
	__u32 next; /* offset of the next capability from the start of the information, or 0 */
	__u32 flags; /* how */
	__u32 reserved; /* 0 */
};
#define IOMMU_DEVICE_INFO_CAP_NESTING 2 /* nesting */
#define IOMMU_DEVICE_INFO_NESTING_HARDWARE 1 /* by hardware; otherwise by software */

/* formats of page tables of the user */
struct iommu_device_info_cap_user_pgtable {
	__u16 id; /* which capability this is */
	__u16 version; /* 1 */
	__u32 next; /* offset of the next capability from the start of the information, or 0 */
	__u32 formats; /* one bit for each format, by its number */
	__u32 reserved; /* 0 */
};
#define IOMMU_DEVICE_INFO_CAP_USER_PGTABLE 3 /* page tables of the user */
#define IOMMU_PGTABLE_SV39 8 /* Sv39 */
#define IOMMU_PGTABLE_SV48 9 /* Sv48 */
#define IOMMU_PGTABLE_SV57 10 /* Sv57 */

/* formats of PASID tables of the user */
struct iommu_device_info_cap_user_pasid_table {
	__u16 id; /* which capability this is */
	__u16 version; /* 1 */
	__u32 next; /* offset of the next capability from the start of the information, or 0 */
	__u32 formats; /* one bit for each format, by its number */
	__u32 reserved; /* 0 */
};
#define IOMMU_DEVICE_INFO_CAP_USER_PASID_TABLE 4 /* PASID tables of the user */
#define IOMMU_PASID_TABLE_PD8 1 /* 8-bit PASIDs */
#define IOMMU_PASID_TABLE_PD17 2 /* 17-bit PASIDs */
#define IOMMU_PASID_TABLE_PD20 3 /* 20-bit PASIDs */

/* attributes of a new space */
struct iommu_ioasid_alloc {
	__u32 argsz; /* bytes that the caller has filled or made room for */
	__u32 flags; /* attributes */
	__u32 type; /* who keeps the table, and which table */
	__u32 addr_width; /* bits of an address, for a kernel-managed table */
	__s32 parent; /* the space beneath, with the flag of it */
	__u32 format; /* format of a table of the user */
	__u64 addr; /* address of a table of the user, in the parent */
};
#define IOMMU_IOASID_ENFORCE_SNOOP 1 /* requests are made coherent */
#define IOMMU_IOASID_AUTO_SNOOP 2 /* requests are made coherent where that can be */
#define IOMMU_IOASID_HAS_PARENT 4 /* parent is there */
#define IOMMU_IOASID_PAGE_FAULTS 8 /* pages of a root are pinned when a fault is answered */
#define IOMMU_IOASID_DEFAULT_PROCESS 16 /* requests without a PASID use entry 0 of a PASID table */
#define IOMMU_IOASID_TYPE_KERNEL_TYPE1V2 1 /* kernel-managed, by map and unmap */
#define IOMMU_IOASID_TYPE_DUMMY 2 /* root for pinning only */
#define IOMMU_IOASID_TYPE_USER_PGTABLE 3 /* page table of the user */
#define IOMMU_IOASID_TYPE_USER_PASID_TABLE 4 /* PASID table of the user */

/* a mapping call for a space */
struct iommu_ioasid_dma_op {
	__u32 argsz; /* bytes that the caller has filled or made room for */
	__u32 flags; /* 0 */
	__s32 ioasid; /* the space */
	__u32 padding; /* 0 */
	__u8 data[]; /* struct vfio_iommu_type1_dma_map or _unmap */
};

/* what of a table of the user has changed */
struct iommu_cache_invalidate {
	__u32 argsz; /* bytes that the caller has filled or made room for */
	__u32 flags; /* which members narrow the scope */
	__s32 ioasid; /* the space */
	__u8 cache; /* caches, a mask */
	__u8 granularity; /* how much */
	__u16 reserved; /* 0 */
	__u64 dev_cookie; /* one device, with the flag of it */
	__u32 pasid; /* one vPASID, with the flag of it */
	__u32 padding; /* 0 */
	__u64 addr; /* first address of a range */
	__u64 size; /* bytes of a range */
};
#define IOMMU_INV_FLAG_COOKIE 1 /* dev_cookie is there */
#define IOMMU_INV_FLAG_PASID 2 /* pasid is there */
#define IOMMU_CACHE_INV_TYPE_IOTLB 1 /* translations in the IOMMU */
#define IOMMU_CACHE_INV_TYPE_DEV_IOTLB 2 /* translations in devices */
#define IOMMU_CACHE_INV_TYPE_PASID 4 /* entries of the PASID table */
#define IOMMU_INV_GRANU_DEVICE 0 /* all of the space */
#define IOMMU_INV_GRANU_PASID 1 /* one PASID */
#define IOMMU_INV_GRANU_ADDR 2 /* a range */

/* memory to pin and charge once */
struct iommu_register_memory {
	__u32 argsz; /* bytes that the caller has filled or made room for */
	__u32 flags; /* 0 */
	__u64 vaddr; /* first byte in the process */
	__u64 size; /* bytes */
};

/* who is told of faults */
struct iommu_fault_signal {
	__u32 argsz; /* bytes that the caller has filled or made room for */
	__u32 flags; /* 0 */
	__s32 eventfd; /* file whose counter counts faults; -1 for none */
	__u32 padding; /* 0 */
};

/* a fault, as read from the file */
struct iommu_fault_record {
	__s32 ioasid; /* the space that did not translate */
	__u32 flags; /* what the record is */
	__u64 dev_cookie; /* what the user calls the device */
	__u64 addr; /* the address in the space */
	__u32 perm; /* what the request wanted */
	__u32 pasid; /* the PASID, with the flag of it */
	__u32 grpid; /* group, by which it is answered */
	__u32 cause; /* cause code of the IOMMU */
	__u64 lost; /* faults before this one that found the queue full */
};
#define IOMMU_FAULT_RESPONSE_NEEDED 1 /* waits for a response */
#define IOMMU_FAULT_UNRECOVERABLE 2 /* no response can repair it */
#define IOMMU_FAULT_OVERFLOW 4 /* faults before this one are lost */
#define IOMMU_FAULT_PASID_VALID 8 /* pasid is there */
#define IOMMU_FAULT_LAST 16 /* the last of its group */
#define IOMMU_FAULT_PERM_READ 1 /* to read */
#define IOMMU_FAULT_PERM_WRITE 2 /* to write */
#define IOMMU_FAULT_PERM_EXEC 4 /* to fetch instructions */
#define IOMMU_FAULT_PERM_PRIV 8 /* in privileged mode */

/* the answer to a fault */
struct iommu_page_response {
	__u32 argsz; /* bytes that the caller has filled or made room for */
	__u32 flags; /* 0 */
	__s32 ioasid; /* as in the record */
	__u32 code; /* the answer */
	__u64 dev_cookie; /* as in the record */
	__u32 grpid; /* as in the record */
	__u32 padding; /* 0 */
};
#define IOMMU_PAGE_RESP_SUCCESS 0 /* repaired */
#define IOMMU_PAGE_RESP_INVALID 1 /* cannot be repaired */
#define IOMMU_PAGE_RESP_FAILURE 15 /* the device is refused */

/* which pages devices have written */
struct iommu_dirty_pages {
	__u32 argsz; /* bytes that the caller has filled or made room for */
	__u32 flags; /* what to do, exactly one */
	__s32 ioasid; /* the space */
	__u32 padding; /* 0 */
	__u64 iova; /* first address, to read */
	__u64 size; /* bytes, to read */
	__u8 bitmap[]; /* out: one bit for each page, in words of 64 bits */
};
#define IOMMU_DIRTY_PAGES_FLAG_START 1 /* start tracking */
#define IOMMU_DIRTY_PAGES_FLAG_STOP 2 /* stop tracking */
#define IOMMU_DIRTY_PAGES_FLAG_GET_BITMAP 4 /* read and clear */

/* memory that no-snoop requests use */
struct iommu_cpu_cache {
	__u32 argsz; /* bytes that the caller has filled or made room for */
	__u32 flags; /* how much */
	__u64 vaddr; /* first byte in the process */
	__u64 size; /* bytes */
};
#define IOMMU_CPU_CACHE_FLAG_ALL 1 /* everything; vaddr and size are 0 */

/* what to map */
struct vfio_iommu_type1_dma_map {
	__u32 argsz; /* bytes that the caller has filled or made room for */
	__u32 flags; /* what is permitted */
	__u64 vaddr; /* where it leads: in the process, or in the parent */
	__u64 iova; /* first address */
	__u64 size; /* bytes */
};
#define VFIO_DMA_MAP_FLAG_READ 1 /* devices may read */
#define VFIO_DMA_MAP_FLAG_WRITE 2 /* devices may write */

/* what to unmap */
struct vfio_iommu_type1_dma_unmap {
	__u32 argsz; /* bytes that the caller has filled or made room for */
	__u32 flags; /* which */
	__u64 iova; /* first address */
	__u64 size; /* bytes; out: bytes that were mapped */
};
#define VFIO_DMA_UNMAP_FLAG_ALL 2 /* everything; iova and size are 0 */

/* an IOMMU fd for a device */
struct vfio_device_iommu_bind_data {
	__u32 argsz; /* bytes that the caller has filled or made room for */
	__u32 flags; /* 0 */
	__s32 iommu_fd; /* the IOMMU fd */
	__u32 padding; /* 0 */
	__u64 dev_cookie; /* what the user calls the device */
};

/* a space for a device */
struct vfio_device_attach_ioasid {
	__u32 argsz; /* bytes that the caller has filled or made room for */
	__u32 flags; /* hints, and whether vpasid is there */
	__s32 iommu_fd; /* the IOMMU fd */
	__s32 ioasid; /* the space */
	__u32 vpasid; /* the PASID that the user sees, with the flag of it */
	__u32 padding; /* 0 */
};
#define VFIO_ATTACH_VPASID 1 /* vpasid is there */
#define VFIO_ATTACH_NO_SNOOP_USED 2 /* the device uses no-snoop requests */
#define VFIO_ATTACH_NO_SNOOP_UNUSED 4 /* the device does not */
#define VFIO_ATTACH_SKIP_PINNING 8 /* the mediating driver pins pages itself */

/* what a device is */
struct vfio_device_info {
	__u32 argsz; /* bytes that the caller has filled or made room for */
	__u32 flags; /* kind and abilities */
	__u32 num_regions; /* regions */
	__u32 num_irqs; /* interrupts */
	__u32 cap_offset; /* offset of the first capability; 0 if argsz leaves no room */
};
#define VFIO_DEVICE_FLAGS_PCI 2 /* a PCI device */
#define VFIO_DEVICE_FLAGS_PLATFORM 4 /* a platform device */
#define VFIO_DEVICE_FLAGS_CAPS 128 /* capabilities follow */

/* where a region of a device is */
struct vfio_region_info {
	__u32 argsz; /* bytes that the caller has filled or made room for */
	__u32 flags; /* what is permitted */
	__u32 index; /* which region; 0 has the registers */
	__u32 cap_offset; /* 0, for there are no capabilities */
	__u64 size; /* bytes; 0 if the device has no such region */
	__u64 offset; /* where it begins in the device's file */
};
#define VFIO_REGION_INFO_FLAG_READ 1 /* pread reaches it */
#define VFIO_REGION_INFO_FLAG_WRITE 2 /* pwrite reaches it */

/* how vPASIDs of a device are used */
struct vfio_device_info_cap_pasid {
	__u16 id; /* which capability this is */
	__u16 version; /* 1 */
	__u32 next; /* offset of the next capability from the start of the information, or 0 */
	__u32 flags; /* how */
	__u32 reserved; /* 0 */
};
#define VFIO_DEVICE_INFO_CAP_PASID 5 /* vPASIDs */
#define VFIO_DEVICE_INFO_PASID_DELEGATED 1 /* the PASID table is the user's */
#define VFIO_DEVICE_INFO_PASID_CPU 2 /* instructions of the CPU may carry vPASIDs */
#define VFIO_DEVICE_INFO_PASID_CPU_VIRT 4 /* the CPU must translate them */

/* state of a group */
struct vfio_group_status {
	__u32 argsz; /* bytes that the caller has filled or made room for */
	__u32 flags; /* the state */
};
#define VFIO_GROUP_FLAGS_VIABLE 1 /* no kernel driver that does DMA has a device of it */
#define VFIO_GROUP_FLAGS_CONTAINER_SET 2 /* it is in a container */

/* a vPASID of the guest's processors */
struct kvm_pasid_mapping {
	__u32 argsz; /* bytes that the caller has filled or made room for */
	__u32 flags; /* 0 */
	__u32 user_pasid; /* the vPASID */
	__s32 iommu_fd; /* the IOMMU fd */
	__s32 ioasid; /* the space that it means */
	__u32 padding; /* 0 */
};

/* whether an extension is there */
#define IOMMU_CHECK_EXTENSION _IO(IOMMU_TYPE, IOMMU_BASE + 0)
/* what the IOMMU of a device can do; struct iommu_device_info */
#define IOMMU_DEVICE_GET_INFO _IO(IOMMU_TYPE, IOMMU_BASE + 1)
/* allocates a space; the answer is its number; struct iommu_ioasid_alloc */
#define IOMMU_IOASID_ALLOC _IO(IOMMU_TYPE, IOMMU_BASE + 2)
/* frees a space; the argument points to its number */
#define IOMMU_IOASID_FREE _IO(IOMMU_TYPE, IOMMU_BASE + 3)
/* maps; struct iommu_ioasid_dma_op */
#define IOMMU_MAP_DMA _IO(IOMMU_TYPE, IOMMU_BASE + 4)
/* unmaps; struct iommu_ioasid_dma_op */
#define IOMMU_UNMAP_DMA _IO(IOMMU_TYPE, IOMMU_BASE + 5)
/* tells that a table of the user has changed; struct iommu_cache_invalidate */
#define IOMMU_INVALIDATE_CACHE _IO(IOMMU_TYPE, IOMMU_BASE + 6)
/* pins and charges memory once; struct iommu_register_memory */
#define IOMMU_REGISTER_MEMORY _IO(IOMMU_TYPE, IOMMU_BASE + 7)
/* takes a registration back; struct iommu_register_memory */
#define IOMMU_UNREGISTER_MEMORY _IO(IOMMU_TYPE, IOMMU_BASE + 8)
/* names the eventfd that is told of faults; struct iommu_fault_signal */
#define IOMMU_SET_FAULT_SIGNAL _IO(IOMMU_TYPE, IOMMU_BASE + 9)
/* answers a fault; struct iommu_page_response */
#define IOMMU_PAGE_RESPONSE _IO(IOMMU_TYPE, IOMMU_BASE + 10)
/* starts, stops and reads dirty tracking; struct iommu_dirty_pages */
#define IOMMU_DIRTY_PAGES _IO(IOMMU_TYPE, IOMMU_BASE + 11)
/* drops what processor caches hold of memory for no-snoop requests; struct iommu_cpu_cache */
#define IOMMU_INVALIDATE_CPU_CACHE _IO(IOMMU_TYPE, IOMMU_BASE + 12)
/* names the mapping rules of a container */
#define VFIO_SET_IOMMU _IO(VFIO_TYPE, VFIO_BASE + 2)
/* state of a group; struct vfio_group_status */
#define VFIO_GROUP_GET_STATUS _IO(VFIO_TYPE, VFIO_BASE + 3)
/* puts a group into a container */
#define VFIO_GROUP_SET_CONTAINER _IO(VFIO_TYPE, VFIO_BASE + 4)
/* takes a group out of its container */
#define VFIO_GROUP_UNSET_CONTAINER _IO(VFIO_TYPE, VFIO_BASE + 5)
/* opens a device of a group */
#define VFIO_GROUP_GET_DEVICE_FD _IO(VFIO_TYPE, VFIO_BASE + 6)
/* what a device is; struct vfio_device_info */
#define VFIO_DEVICE_GET_INFO _IO(VFIO_TYPE, VFIO_BASE + 7)
/* where a region of a device is in its file, for pread and pwrite; struct vfio_region_info */
#define VFIO_DEVICE_GET_REGION_INFO _IO(VFIO_TYPE, VFIO_BASE + 8)
/* maps in a container; struct vfio_iommu_type1_dma_map */
#define VFIO_IOMMU_MAP_DMA _IO(VFIO_TYPE, VFIO_BASE + 13)
/* unmaps in a container; struct vfio_iommu_type1_dma_unmap */
#define VFIO_IOMMU_UNMAP_DMA _IO(VFIO_TYPE, VFIO_BASE + 14)
/* binds a device to an IOMMU fd; struct vfio_device_iommu_bind_data */
#define VFIO_BIND_IOMMU_FD _IO(VFIO_TYPE, VFIO_BASE + 22)
/* attaches a device to a space; struct vfio_device_attach_ioasid */
#define VFIO_ATTACH_IOASID _IO(VFIO_TYPE, VFIO_BASE + 23)
/* detaches a device from a space; struct vfio_device_attach_ioasid */
#define VFIO_DETACH_IOASID _IO(VFIO_TYPE, VFIO_BASE + 24)
/* turns a capability on, given its number */
#define KVM_ENABLE_PASID_CAP _IO(KVMIO, 0xef)
/* gives a vPASID its meaning; struct kvm_pasid_mapping */
#define KVM_MAP_PASID _IO(KVMIO, 0xf0)
/* takes the meaning of a vPASID back; struct kvm_pasid_mapping */
#define KVM_UNMAP_PASID _IO(KVMIO, 0xf1)
/* follows the no-snoop requests of an IOMMU fd */
#define KVM_REGISTER_IOMMU_FD _IO(KVMIO, 0xf2)
/* gives the guest a device */
#define KVM_ADD_VFIO_DEVICE _IO(KVMIO, 0xf3)
/* whether WBINVD must be carried out */
#define KVM_NEEDS_WBINVD _IO(KVMIO, 0xf4)

#endif
