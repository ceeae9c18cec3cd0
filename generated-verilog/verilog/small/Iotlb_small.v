// IOTLB of 8 entries.
module Iotlb_small (
    input  wire        clock,
    input  wire        reset,
    input  wire        space_guest,
    input  wire [15:0] space_gscid,
    input  wire        space_paged,
    input  wire [19:0] space_pscid,
    input  wire [29:0] page,
    output wire        present,
    output wire        permissions_read,
    output wire        permissions_write,
    output wire        permissions_execute,
    output wire        permissions_user,
    output wire [43:0] translation_page,
    output wire [1:0]  translation_memoryType,
    output wire        translation_throughMsi,
    output wire        translation_coherent,
    input  wire        used,
    input  wire        refill_valid,
    input  wire        refill_space_guest,
    input  wire [15:0] refill_space_gscid,
    input  wire        refill_space_paged,
    input  wire [19:0] refill_space_pscid,
    input  wire [29:0] refill_page,
    input  wire [2:0]  refill_level,
    input  wire        refill_permissions_read,
    input  wire        refill_permissions_write,
    input  wire        refill_permissions_execute,
    input  wire        refill_permissions_user,
    input  wire [43:0] refill_translation_page,
    input  wire [1:0]  refill_translation_memoryType,
    input  wire        refill_translation_throughMsi,
    input  wire        refill_translation_coherent,
    input  wire        invalidation_valid,
    input  wire [2:0]  invalidation_kind,
    input  wire        invalidation_addressValid,
    input  wire [51:0] invalidation_page,
    input  wire        invalidation_pscidValid,
    input  wire [19:0] invalidation_pscid,
    input  wire        invalidation_guest,
    input  wire [15:0] invalidation_gscid,
    input  wire        invalidation_deviceValid,
    input  wire [23:0] invalidation_deviceId,
    input  wire [19:0] invalidation_processId
);
    localparam [2:0] KIND_VMA = 3'd0;
    localparam [2:0] KIND_GVMA = 3'd1;
    localparam [2:0] KIND_EVERYTHING = 3'd4;

    reg  [7:0]  valid;
    reg         tags_0_space_guest;
    reg  [15:0] tags_0_space_gscid;
    reg         tags_0_space_paged;
    reg  [19:0] tags_0_space_pscid;
    reg  [29:0] tags_0_page;
    reg  [1:0]  tags_0_larger;
    reg         tags_1_space_guest;
    reg  [15:0] tags_1_space_gscid;
    reg         tags_1_space_paged;
    reg  [19:0] tags_1_space_pscid;
    reg  [29:0] tags_1_page;
    reg  [1:0]  tags_1_larger;
    reg         tags_2_space_guest;
    reg  [15:0] tags_2_space_gscid;
    reg         tags_2_space_paged;
    reg  [19:0] tags_2_space_pscid;
    reg  [29:0] tags_2_page;
    reg  [1:0]  tags_2_larger;
    reg         tags_3_space_guest;
    reg  [15:0] tags_3_space_gscid;
    reg         tags_3_space_paged;
    reg  [19:0] tags_3_space_pscid;
    reg  [29:0] tags_3_page;
    reg  [1:0]  tags_3_larger;
    reg         tags_4_space_guest;
    reg  [15:0] tags_4_space_gscid;
    reg         tags_4_space_paged;
    reg  [19:0] tags_4_space_pscid;
    reg  [29:0] tags_4_page;
    reg  [1:0]  tags_4_larger;
    reg         tags_5_space_guest;
    reg  [15:0] tags_5_space_gscid;
    reg         tags_5_space_paged;
    reg  [19:0] tags_5_space_pscid;
    reg  [29:0] tags_5_page;
    reg  [1:0]  tags_5_larger;
    reg         tags_6_space_guest;
    reg  [15:0] tags_6_space_gscid;
    reg         tags_6_space_paged;
    reg  [19:0] tags_6_space_pscid;
    reg  [29:0] tags_6_page;
    reg  [1:0]  tags_6_larger;
    reg         tags_7_space_guest;
    reg  [15:0] tags_7_space_gscid;
    reg         tags_7_space_paged;
    reg  [19:0] tags_7_space_pscid;
    reg  [29:0] tags_7_page;
    reg  [1:0]  tags_7_larger;
    reg  [47:0] entries [0:7];
    wire [7:0]  way_touched;
    wire [7:0]  way_leastUsed_pseudoLru_touched;
    wire [2:0]  way_leastUsed_pseudoLru_victim;

    wire inSpace_sameGuest_0_merged = ~tags_0_space_guest | (tags_0_space_gscid == space_gscid);
    wire inSpace_sameGuest_0 = (tags_0_space_guest == space_guest) & inSpace_sameGuest_0_merged;
    wire inSpace_sameProcess_0_merged = ~tags_0_space_paged | (tags_0_space_pscid == space_pscid);
    wire inSpace_sameProcess_0 = (tags_0_space_paged == space_paged) & inSpace_sameProcess_0_merged;
    wire inSpace_0 = inSpace_sameGuest_0 & inSpace_sameProcess_0;
    wire inSpace_sameGuest_1_merged = ~tags_1_space_guest | (tags_1_space_gscid == space_gscid);
    wire inSpace_sameGuest_1 = (tags_1_space_guest == space_guest) & inSpace_sameGuest_1_merged;
    wire inSpace_sameProcess_1_merged = ~tags_1_space_paged | (tags_1_space_pscid == space_pscid);
    wire inSpace_sameProcess_1 = (tags_1_space_paged == space_paged) & inSpace_sameProcess_1_merged;
    wire inSpace_1 = inSpace_sameGuest_1 & inSpace_sameProcess_1;
    wire inSpace_sameGuest_2_merged = ~tags_2_space_guest | (tags_2_space_gscid == space_gscid);
    wire inSpace_sameGuest_2 = (tags_2_space_guest == space_guest) & inSpace_sameGuest_2_merged;
    wire inSpace_sameProcess_2_merged = ~tags_2_space_paged | (tags_2_space_pscid == space_pscid);
    wire inSpace_sameProcess_2 = (tags_2_space_paged == space_paged) & inSpace_sameProcess_2_merged;
    wire inSpace_2 = inSpace_sameGuest_2 & inSpace_sameProcess_2;
    wire inSpace_sameGuest_3_merged = ~tags_3_space_guest | (tags_3_space_gscid == space_gscid);
    wire inSpace_sameGuest_3 = (tags_3_space_guest == space_guest) & inSpace_sameGuest_3_merged;
    wire inSpace_sameProcess_3_merged = ~tags_3_space_paged | (tags_3_space_pscid == space_pscid);
    wire inSpace_sameProcess_3 = (tags_3_space_paged == space_paged) & inSpace_sameProcess_3_merged;
    wire inSpace_3 = inSpace_sameGuest_3 & inSpace_sameProcess_3;
    wire inSpace_sameGuest_4_merged = ~tags_4_space_guest | (tags_4_space_gscid == space_gscid);
    wire inSpace_sameGuest_4 = (tags_4_space_guest == space_guest) & inSpace_sameGuest_4_merged;
    wire inSpace_sameProcess_4_merged = ~tags_4_space_paged | (tags_4_space_pscid == space_pscid);
    wire inSpace_sameProcess_4 = (tags_4_space_paged == space_paged) & inSpace_sameProcess_4_merged;
    wire inSpace_4 = inSpace_sameGuest_4 & inSpace_sameProcess_4;
    wire inSpace_sameGuest_5_merged = ~tags_5_space_guest | (tags_5_space_gscid == space_gscid);
    wire inSpace_sameGuest_5 = (tags_5_space_guest == space_guest) & inSpace_sameGuest_5_merged;
    wire inSpace_sameProcess_5_merged = ~tags_5_space_paged | (tags_5_space_pscid == space_pscid);
    wire inSpace_sameProcess_5 = (tags_5_space_paged == space_paged) & inSpace_sameProcess_5_merged;
    wire inSpace_5 = inSpace_sameGuest_5 & inSpace_sameProcess_5;
    wire inSpace_sameGuest_6_merged = ~tags_6_space_guest | (tags_6_space_gscid == space_gscid);
    wire inSpace_sameGuest_6 = (tags_6_space_guest == space_guest) & inSpace_sameGuest_6_merged;
    wire inSpace_sameProcess_6_merged = ~tags_6_space_paged | (tags_6_space_pscid == space_pscid);
    wire inSpace_sameProcess_6 = (tags_6_space_paged == space_paged) & inSpace_sameProcess_6_merged;
    wire inSpace_6 = inSpace_sameGuest_6 & inSpace_sameProcess_6;
    wire inSpace_sameGuest_7_merged = ~tags_7_space_guest | (tags_7_space_gscid == space_gscid);
    wire inSpace_sameGuest_7 = (tags_7_space_guest == space_guest) & inSpace_sameGuest_7_merged;
    wire inSpace_sameProcess_7_merged = ~tags_7_space_paged | (tags_7_space_pscid == space_pscid);
    wire inSpace_sameProcess_7 = (tags_7_space_paged == space_paged) & inSpace_sameProcess_7_merged;
    wire inSpace_7 = inSpace_sameGuest_7 & inSpace_sameProcess_7;
    wire inPage_same_0 = tags_0_page[29:18] == page[29:18];
    wire inPage_equal_0_0 = tags_0_page[8:0] == page[8:0];
    wire inPage_same_0_0 = inPage_same_0 & (inPage_equal_0_0 | tags_0_larger[0]);
    wire inPage_equal_0_1 = tags_0_page[17:9] == page[17:9];
    wire inPage_same_0_1 = inPage_same_0_0 & (inPage_equal_0_1 | tags_0_larger[1]);
    wire inPage_same_1 = tags_1_page[29:18] == page[29:18];
    wire inPage_equal_1_0 = tags_1_page[8:0] == page[8:0];
    wire inPage_same_1_0 = inPage_same_1 & (inPage_equal_1_0 | tags_1_larger[0]);
    wire inPage_equal_1_1 = tags_1_page[17:9] == page[17:9];
    wire inPage_same_1_1 = inPage_same_1_0 & (inPage_equal_1_1 | tags_1_larger[1]);
    wire inPage_same_2 = tags_2_page[29:18] == page[29:18];
    wire inPage_equal_2_0 = tags_2_page[8:0] == page[8:0];
    wire inPage_same_2_0 = inPage_same_2 & (inPage_equal_2_0 | tags_2_larger[0]);
    wire inPage_equal_2_1 = tags_2_page[17:9] == page[17:9];
    wire inPage_same_2_1 = inPage_same_2_0 & (inPage_equal_2_1 | tags_2_larger[1]);
    wire inPage_same_3 = tags_3_page[29:18] == page[29:18];
    wire inPage_equal_3_0 = tags_3_page[8:0] == page[8:0];
    wire inPage_same_3_0 = inPage_same_3 & (inPage_equal_3_0 | tags_3_larger[0]);
    wire inPage_equal_3_1 = tags_3_page[17:9] == page[17:9];
    wire inPage_same_3_1 = inPage_same_3_0 & (inPage_equal_3_1 | tags_3_larger[1]);
    wire inPage_same_4 = tags_4_page[29:18] == page[29:18];
    wire inPage_equal_4_0 = tags_4_page[8:0] == page[8:0];
    wire inPage_same_4_0 = inPage_same_4 & (inPage_equal_4_0 | tags_4_larger[0]);
    wire inPage_equal_4_1 = tags_4_page[17:9] == page[17:9];
    wire inPage_same_4_1 = inPage_same_4_0 & (inPage_equal_4_1 | tags_4_larger[1]);
    wire inPage_same_5 = tags_5_page[29:18] == page[29:18];
    wire inPage_equal_5_0 = tags_5_page[8:0] == page[8:0];
    wire inPage_same_5_0 = inPage_same_5 & (inPage_equal_5_0 | tags_5_larger[0]);
    wire inPage_equal_5_1 = tags_5_page[17:9] == page[17:9];
    wire inPage_same_5_1 = inPage_same_5_0 & (inPage_equal_5_1 | tags_5_larger[1]);
    wire inPage_same_6 = tags_6_page[29:18] == page[29:18];
    wire inPage_equal_6_0 = tags_6_page[8:0] == page[8:0];
    wire inPage_same_6_0 = inPage_same_6 & (inPage_equal_6_0 | tags_6_larger[0]);
    wire inPage_equal_6_1 = tags_6_page[17:9] == page[17:9];
    wire inPage_same_6_1 = inPage_same_6_0 & (inPage_equal_6_1 | tags_6_larger[1]);
    wire inPage_same_7 = tags_7_page[29:18] == page[29:18];
    wire inPage_equal_7_0 = tags_7_page[8:0] == page[8:0];
    wire inPage_same_7_0 = inPage_same_7 & (inPage_equal_7_0 | tags_7_larger[0]);
    wire inPage_equal_7_1 = tags_7_page[17:9] == page[17:9];
    wire inPage_same_7_1 = inPage_same_7_0 & (inPage_equal_7_1 | tags_7_larger[1]);
    wire [7:0] hits_joined = {
        inSpace_7, inSpace_6, inSpace_5, inSpace_4, inSpace_3, inSpace_2, inSpace_1, inSpace_0
    };
    wire [7:0] hits_joined_2 = {
        inPage_same_7_1, inPage_same_6_1, inPage_same_5_1, inPage_same_4_1, inPage_same_3_1,
        inPage_same_2_1, inPage_same_1_1, inPage_same_0_1
    };
    wire [7:0] hits = hits_joined & hits_joined_2 & valid;
    wire [2:0] entry_selected =
        ({3{hits[0]}} & 3'd0) |
        ({3{hits[1]}} & 3'd1) |
        ({3{hits[2]}} & 3'd2) |
        ({3{hits[3]}} & 3'd3) |
        ({3{hits[4]}} & 3'd4) |
        ({3{hits[5]}} & 3'd5) |
        ({3{hits[6]}} & 3'd6) |
        ({3{hits[7]}} & 3'd7);
    wire [47:0] entry = entries[entry_selected];
    wire [1:0] larger =
        ({2{hits[0]}} & tags_0_larger) |
        ({2{hits[1]}} & tags_1_larger) |
        ({2{hits[2]}} & tags_2_larger) |
        ({2{hits[3]}} & tags_3_larger) |
        ({2{hits[4]}} & tags_4_larger) |
        ({2{hits[5]}} & tags_5_larger) |
        ({2{hits[6]}} & tags_6_larger) |
        ({2{hits[7]}} & tags_7_larger);
    wire [8:0] part_0 = entry[8:0];
    wire [8:0] part_1 = entry[17:9];
    wire [25:0] part_2 = entry[43:18];
    wire isVma = invalidation_kind == KIND_VMA;
    wire isGvma = invalidation_kind == KIND_GVMA;
    wire isEverything = invalidation_kind == KIND_EVERYTHING;
    wire forgets = invalidation_valid & (isVma | isGvma | isEverything);
    wire keeps = refill_valid & ~forgets;
    wire [1:0] refillLarger = ~(~2'd0 << refill_level);
    wire [15:0] probeGscid_choice = forgets ? invalidation_gscid : refill_space_gscid;
    wire [3:0] probeGscid = probeGscid_choice[3:0];
    wire [19:0] probePscid_choice = forgets ? invalidation_pscid : refill_space_pscid;
    wire [3:0] probePscid = probePscid_choice[3:0];
    wire [29:0] probePage = forgets ? invalidation_page[29:0] : refill_page;
    wire [1:0] probeLarger = refillLarger & {2{~forgets}};
    wire sameGscid_0 = tags_0_space_gscid[3:0] == probeGscid;
    wire sameGscid_1 = tags_1_space_gscid[3:0] == probeGscid;
    wire sameGscid_2 = tags_2_space_gscid[3:0] == probeGscid;
    wire sameGscid_3 = tags_3_space_gscid[3:0] == probeGscid;
    wire sameGscid_4 = tags_4_space_gscid[3:0] == probeGscid;
    wire sameGscid_5 = tags_5_space_gscid[3:0] == probeGscid;
    wire sameGscid_6 = tags_6_space_gscid[3:0] == probeGscid;
    wire sameGscid_7 = tags_7_space_gscid[3:0] == probeGscid;
    wire samePscid_0 = tags_0_space_pscid[3:0] == probePscid;
    wire samePscid_1 = tags_1_space_pscid[3:0] == probePscid;
    wire samePscid_2 = tags_2_space_pscid[3:0] == probePscid;
    wire samePscid_3 = tags_3_space_pscid[3:0] == probePscid;
    wire samePscid_4 = tags_4_space_pscid[3:0] == probePscid;
    wire samePscid_5 = tags_5_space_pscid[3:0] == probePscid;
    wire samePscid_6 = tags_6_space_pscid[3:0] == probePscid;
    wire samePscid_7 = tags_7_space_pscid[3:0] == probePscid;
    wire sameRange_same_0 = tags_0_page[29:18] == probePage[29:18];
    wire sameRange_equal_0 = tags_0_page[17:9] == probePage[17:9];
    wire sameRange_same_0_2_merged = sameRange_equal_0 | tags_0_larger[1] | probeLarger[1];
    wire sameRange_same_0_2 = sameRange_same_0 & sameRange_same_0_2_merged;
    wire sameRange_sameNapot_0 = tags_0_page[8:4] == probePage[8:4];
    wire sameRange_equal_0_2 =
        sameRange_sameNapot_0 &
        ((tags_0_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_0_merged = sameRange_equal_0_2 | tags_0_larger[0] | probeLarger[0];
    wire sameRange_0 = sameRange_same_0_2 & sameRange_0_merged;
    wire sameRange_same_1 = tags_1_page[29:18] == probePage[29:18];
    wire sameRange_equal_1 = tags_1_page[17:9] == probePage[17:9];
    wire sameRange_same_1_2_merged = sameRange_equal_1 | tags_1_larger[1] | probeLarger[1];
    wire sameRange_same_1_2 = sameRange_same_1 & sameRange_same_1_2_merged;
    wire sameRange_sameNapot_1 = tags_1_page[8:4] == probePage[8:4];
    wire sameRange_equal_1_2 =
        sameRange_sameNapot_1 &
        ((tags_1_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_1_merged = sameRange_equal_1_2 | tags_1_larger[0] | probeLarger[0];
    wire sameRange_1 = sameRange_same_1_2 & sameRange_1_merged;
    wire sameRange_same_2 = tags_2_page[29:18] == probePage[29:18];
    wire sameRange_equal_2 = tags_2_page[17:9] == probePage[17:9];
    wire sameRange_same_2_2_merged = sameRange_equal_2 | tags_2_larger[1] | probeLarger[1];
    wire sameRange_same_2_2 = sameRange_same_2 & sameRange_same_2_2_merged;
    wire sameRange_sameNapot_2 = tags_2_page[8:4] == probePage[8:4];
    wire sameRange_equal_2_2 =
        sameRange_sameNapot_2 &
        ((tags_2_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_2_merged = sameRange_equal_2_2 | tags_2_larger[0] | probeLarger[0];
    wire sameRange_2 = sameRange_same_2_2 & sameRange_2_merged;
    wire sameRange_same_3 = tags_3_page[29:18] == probePage[29:18];
    wire sameRange_equal_3 = tags_3_page[17:9] == probePage[17:9];
    wire sameRange_same_3_2_merged = sameRange_equal_3 | tags_3_larger[1] | probeLarger[1];
    wire sameRange_same_3_2 = sameRange_same_3 & sameRange_same_3_2_merged;
    wire sameRange_sameNapot_3 = tags_3_page[8:4] == probePage[8:4];
    wire sameRange_equal_3_2 =
        sameRange_sameNapot_3 &
        ((tags_3_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_3_merged = sameRange_equal_3_2 | tags_3_larger[0] | probeLarger[0];
    wire sameRange_3 = sameRange_same_3_2 & sameRange_3_merged;
    wire sameRange_same_4 = tags_4_page[29:18] == probePage[29:18];
    wire sameRange_equal_4 = tags_4_page[17:9] == probePage[17:9];
    wire sameRange_same_4_2_merged = sameRange_equal_4 | tags_4_larger[1] | probeLarger[1];
    wire sameRange_same_4_2 = sameRange_same_4 & sameRange_same_4_2_merged;
    wire sameRange_sameNapot_4 = tags_4_page[8:4] == probePage[8:4];
    wire sameRange_equal_4_2 =
        sameRange_sameNapot_4 &
        ((tags_4_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_4_merged = sameRange_equal_4_2 | tags_4_larger[0] | probeLarger[0];
    wire sameRange_4 = sameRange_same_4_2 & sameRange_4_merged;
    wire sameRange_same_5 = tags_5_page[29:18] == probePage[29:18];
    wire sameRange_equal_5 = tags_5_page[17:9] == probePage[17:9];
    wire sameRange_same_5_2_merged = sameRange_equal_5 | tags_5_larger[1] | probeLarger[1];
    wire sameRange_same_5_2 = sameRange_same_5 & sameRange_same_5_2_merged;
    wire sameRange_sameNapot_5 = tags_5_page[8:4] == probePage[8:4];
    wire sameRange_equal_5_2 =
        sameRange_sameNapot_5 &
        ((tags_5_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_5_merged = sameRange_equal_5_2 | tags_5_larger[0] | probeLarger[0];
    wire sameRange_5 = sameRange_same_5_2 & sameRange_5_merged;
    wire sameRange_same_6 = tags_6_page[29:18] == probePage[29:18];
    wire sameRange_equal_6 = tags_6_page[17:9] == probePage[17:9];
    wire sameRange_same_6_2_merged = sameRange_equal_6 | tags_6_larger[1] | probeLarger[1];
    wire sameRange_same_6_2 = sameRange_same_6 & sameRange_same_6_2_merged;
    wire sameRange_sameNapot_6 = tags_6_page[8:4] == probePage[8:4];
    wire sameRange_equal_6_2 =
        sameRange_sameNapot_6 &
        ((tags_6_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_6_merged = sameRange_equal_6_2 | tags_6_larger[0] | probeLarger[0];
    wire sameRange_6 = sameRange_same_6_2 & sameRange_6_merged;
    wire sameRange_same_7 = tags_7_page[29:18] == probePage[29:18];
    wire sameRange_equal_7 = tags_7_page[17:9] == probePage[17:9];
    wire sameRange_same_7_2_merged = sameRange_equal_7 | tags_7_larger[1] | probeLarger[1];
    wire sameRange_same_7_2 = sameRange_same_7 & sameRange_same_7_2_merged;
    wire sameRange_sameNapot_7 = tags_7_page[8:4] == probePage[8:4];
    wire sameRange_equal_7_2 =
        sameRange_sameNapot_7 &
        ((tags_7_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_7_merged = sameRange_equal_7_2 | tags_7_larger[0] | probeLarger[0];
    wire sameRange_7 = sameRange_same_7_2 & sameRange_7_merged;
    wire forgotten_ofGuest_0 = ~invalidation_guest | sameGscid_0;
    wire forgotten_ofProcess_0 = ~invalidation_pscidValid | (tags_0_space_paged & samePscid_0);
    wire forgotten_ofPage_0 = ~invalidation_addressValid | tags_0_space_guest | sameRange_0;
    wire forgotten_byVma_0 =
        (tags_0_space_guest == invalidation_guest) &
        forgotten_ofGuest_0 &
        forgotten_ofProcess_0 &
        forgotten_ofPage_0;
    wire forgotten_0_choice =
        isVma ? forgotten_byVma_0 :
        (tags_0_space_guest & forgotten_ofGuest_0);
    wire forgotten_0 = isEverything | forgotten_0_choice;
    wire forgotten_ofGuest_1 = ~invalidation_guest | sameGscid_1;
    wire forgotten_ofProcess_1 = ~invalidation_pscidValid | (tags_1_space_paged & samePscid_1);
    wire forgotten_ofPage_1 = ~invalidation_addressValid | tags_1_space_guest | sameRange_1;
    wire forgotten_byVma_1 =
        (tags_1_space_guest == invalidation_guest) &
        forgotten_ofGuest_1 &
        forgotten_ofProcess_1 &
        forgotten_ofPage_1;
    wire forgotten_1_choice =
        isVma ? forgotten_byVma_1 :
        (tags_1_space_guest & forgotten_ofGuest_1);
    wire forgotten_1 = isEverything | forgotten_1_choice;
    wire forgotten_ofGuest_2 = ~invalidation_guest | sameGscid_2;
    wire forgotten_ofProcess_2 = ~invalidation_pscidValid | (tags_2_space_paged & samePscid_2);
    wire forgotten_ofPage_2 = ~invalidation_addressValid | tags_2_space_guest | sameRange_2;
    wire forgotten_byVma_2 =
        (tags_2_space_guest == invalidation_guest) &
        forgotten_ofGuest_2 &
        forgotten_ofProcess_2 &
        forgotten_ofPage_2;
    wire forgotten_2_choice =
        isVma ? forgotten_byVma_2 :
        (tags_2_space_guest & forgotten_ofGuest_2);
    wire forgotten_2 = isEverything | forgotten_2_choice;
    wire forgotten_ofGuest_3 = ~invalidation_guest | sameGscid_3;
    wire forgotten_ofProcess_3 = ~invalidation_pscidValid | (tags_3_space_paged & samePscid_3);
    wire forgotten_ofPage_3 = ~invalidation_addressValid | tags_3_space_guest | sameRange_3;
    wire forgotten_byVma_3 =
        (tags_3_space_guest == invalidation_guest) &
        forgotten_ofGuest_3 &
        forgotten_ofProcess_3 &
        forgotten_ofPage_3;
    wire forgotten_3_choice =
        isVma ? forgotten_byVma_3 :
        (tags_3_space_guest & forgotten_ofGuest_3);
    wire forgotten_3 = isEverything | forgotten_3_choice;
    wire forgotten_ofGuest_4 = ~invalidation_guest | sameGscid_4;
    wire forgotten_ofProcess_4 = ~invalidation_pscidValid | (tags_4_space_paged & samePscid_4);
    wire forgotten_ofPage_4 = ~invalidation_addressValid | tags_4_space_guest | sameRange_4;
    wire forgotten_byVma_4 =
        (tags_4_space_guest == invalidation_guest) &
        forgotten_ofGuest_4 &
        forgotten_ofProcess_4 &
        forgotten_ofPage_4;
    wire forgotten_4_choice =
        isVma ? forgotten_byVma_4 :
        (tags_4_space_guest & forgotten_ofGuest_4);
    wire forgotten_4 = isEverything | forgotten_4_choice;
    wire forgotten_ofGuest_5 = ~invalidation_guest | sameGscid_5;
    wire forgotten_ofProcess_5 = ~invalidation_pscidValid | (tags_5_space_paged & samePscid_5);
    wire forgotten_ofPage_5 = ~invalidation_addressValid | tags_5_space_guest | sameRange_5;
    wire forgotten_byVma_5 =
        (tags_5_space_guest == invalidation_guest) &
        forgotten_ofGuest_5 &
        forgotten_ofProcess_5 &
        forgotten_ofPage_5;
    wire forgotten_5_choice =
        isVma ? forgotten_byVma_5 :
        (tags_5_space_guest & forgotten_ofGuest_5);
    wire forgotten_5 = isEverything | forgotten_5_choice;
    wire forgotten_ofGuest_6 = ~invalidation_guest | sameGscid_6;
    wire forgotten_ofProcess_6 = ~invalidation_pscidValid | (tags_6_space_paged & samePscid_6);
    wire forgotten_ofPage_6 = ~invalidation_addressValid | tags_6_space_guest | sameRange_6;
    wire forgotten_byVma_6 =
        (tags_6_space_guest == invalidation_guest) &
        forgotten_ofGuest_6 &
        forgotten_ofProcess_6 &
        forgotten_ofPage_6;
    wire forgotten_6_choice =
        isVma ? forgotten_byVma_6 :
        (tags_6_space_guest & forgotten_ofGuest_6);
    wire forgotten_6 = isEverything | forgotten_6_choice;
    wire forgotten_ofGuest_7 = ~invalidation_guest | sameGscid_7;
    wire forgotten_ofProcess_7 = ~invalidation_pscidValid | (tags_7_space_paged & samePscid_7);
    wire forgotten_ofPage_7 = ~invalidation_addressValid | tags_7_space_guest | sameRange_7;
    wire forgotten_byVma_7 =
        (tags_7_space_guest == invalidation_guest) &
        forgotten_ofGuest_7 &
        forgotten_ofProcess_7 &
        forgotten_ofPage_7;
    wire forgotten_7_choice =
        isVma ? forgotten_byVma_7 :
        (tags_7_space_guest & forgotten_ofGuest_7);
    wire forgotten_7 = isEverything | forgotten_7_choice;
    wire overlapping_ofGuest_0 =
        (tags_0_space_guest == refill_space_guest) &
        (~refill_space_guest | sameGscid_0);
    wire overlapping_ofProcess_0 =
        (tags_0_space_paged == refill_space_paged) &
        (~refill_space_paged | samePscid_0);
    wire overlapping_0 = overlapping_ofGuest_0 & overlapping_ofProcess_0 & sameRange_0;
    wire overlapping_ofGuest_1 =
        (tags_1_space_guest == refill_space_guest) &
        (~refill_space_guest | sameGscid_1);
    wire overlapping_ofProcess_1 =
        (tags_1_space_paged == refill_space_paged) &
        (~refill_space_paged | samePscid_1);
    wire overlapping_1 = overlapping_ofGuest_1 & overlapping_ofProcess_1 & sameRange_1;
    wire overlapping_ofGuest_2 =
        (tags_2_space_guest == refill_space_guest) &
        (~refill_space_guest | sameGscid_2);
    wire overlapping_ofProcess_2 =
        (tags_2_space_paged == refill_space_paged) &
        (~refill_space_paged | samePscid_2);
    wire overlapping_2 = overlapping_ofGuest_2 & overlapping_ofProcess_2 & sameRange_2;
    wire overlapping_ofGuest_3 =
        (tags_3_space_guest == refill_space_guest) &
        (~refill_space_guest | sameGscid_3);
    wire overlapping_ofProcess_3 =
        (tags_3_space_paged == refill_space_paged) &
        (~refill_space_paged | samePscid_3);
    wire overlapping_3 = overlapping_ofGuest_3 & overlapping_ofProcess_3 & sameRange_3;
    wire overlapping_ofGuest_4 =
        (tags_4_space_guest == refill_space_guest) &
        (~refill_space_guest | sameGscid_4);
    wire overlapping_ofProcess_4 =
        (tags_4_space_paged == refill_space_paged) &
        (~refill_space_paged | samePscid_4);
    wire overlapping_4 = overlapping_ofGuest_4 & overlapping_ofProcess_4 & sameRange_4;
    wire overlapping_ofGuest_5 =
        (tags_5_space_guest == refill_space_guest) &
        (~refill_space_guest | sameGscid_5);
    wire overlapping_ofProcess_5 =
        (tags_5_space_paged == refill_space_paged) &
        (~refill_space_paged | samePscid_5);
    wire overlapping_5 = overlapping_ofGuest_5 & overlapping_ofProcess_5 & sameRange_5;
    wire overlapping_ofGuest_6 =
        (tags_6_space_guest == refill_space_guest) &
        (~refill_space_guest | sameGscid_6);
    wire overlapping_ofProcess_6 =
        (tags_6_space_paged == refill_space_paged) &
        (~refill_space_paged | samePscid_6);
    wire overlapping_6 = overlapping_ofGuest_6 & overlapping_ofProcess_6 & sameRange_6;
    wire overlapping_ofGuest_7 =
        (tags_7_space_guest == refill_space_guest) &
        (~refill_space_guest | sameGscid_7);
    wire overlapping_ofProcess_7 =
        (tags_7_space_paged == refill_space_paged) &
        (~refill_space_paged | samePscid_7);
    wire overlapping_7 = overlapping_ofGuest_7 & overlapping_ofProcess_7 & sameRange_7;
    wire [7:0] others_joined = {
        overlapping_7, overlapping_6, overlapping_5, overlapping_4, overlapping_3, overlapping_2,
        overlapping_1, overlapping_0
    };
    wire [7:0] others = valid & ~others_joined;

    PseudoLru_8 way_leastUsed_pseudoLru (
        .clock   (clock),
        .reset   (reset),
        .touched (way_leastUsed_pseudoLru_touched),
        .victim  (way_leastUsed_pseudoLru_victim)
    );

    wire [2:0] way_way =
        (&others) ? way_leastUsed_pseudoLru_victim :
        ~others[0] ? 3'd0 :
        ~others[1] ? 3'd1 :
        ~others[2] ? 3'd2 :
        ~others[3] ? 3'd3 :
        ~others[4] ? 3'd4 :
        ~others[5] ? 3'd5 :
        ~others[6] ? 3'd6 :
        3'd7;
    assign present = |hits;
    assign permissions_read = entry[47];
    assign permissions_write = entry[46];
    assign permissions_execute = entry[45];
    assign permissions_user = entry[44];
    assign translation_page = {
        part_2,
        larger[1] ? page[17:9] : part_1,
        larger[0] ? page[8:0] : part_0
    };
    assign translation_memoryType = 2'd0;
    assign translation_throughMsi = 1'b0;
    assign translation_coherent = 1'b0;
    assign way_leastUsed_pseudoLru_touched = way_touched;
    assign way_touched =
        keeps ? (8'd1 << way_way) :
        used ? hits :
        8'd0;

    wire [7:0] valid_joined = {
        forgotten_7, forgotten_6, forgotten_5, forgotten_4, forgotten_3, forgotten_2, forgotten_1,
        forgotten_0
    };
    always @(posedge clock) begin
        if (reset) valid <= 8'd0;
        else if (forgets) valid <= valid & ~valid_joined;
        else if (keeps) valid <= others | (8'd1 << way_way);
    end

    always @(posedge clock) begin
        if (!forgets) begin
            if (keeps) begin
                case (way_way)
                    3'd0: begin
                        tags_0_space_guest <= refill_space_guest;
                        tags_0_space_gscid <= refill_space_gscid;
                        tags_0_space_paged <= refill_space_paged;
                        tags_0_space_pscid <= refill_space_pscid;
                        tags_0_page <= refill_page;
                        tags_0_larger <= refillLarger;
                    end
                    3'd1: begin
                        tags_1_space_guest <= refill_space_guest;
                        tags_1_space_gscid <= refill_space_gscid;
                        tags_1_space_paged <= refill_space_paged;
                        tags_1_space_pscid <= refill_space_pscid;
                        tags_1_page <= refill_page;
                        tags_1_larger <= refillLarger;
                    end
                    3'd2: begin
                        tags_2_space_guest <= refill_space_guest;
                        tags_2_space_gscid <= refill_space_gscid;
                        tags_2_space_paged <= refill_space_paged;
                        tags_2_space_pscid <= refill_space_pscid;
                        tags_2_page <= refill_page;
                        tags_2_larger <= refillLarger;
                    end
                    3'd3: begin
                        tags_3_space_guest <= refill_space_guest;
                        tags_3_space_gscid <= refill_space_gscid;
                        tags_3_space_paged <= refill_space_paged;
                        tags_3_space_pscid <= refill_space_pscid;
                        tags_3_page <= refill_page;
                        tags_3_larger <= refillLarger;
                    end
                    3'd4: begin
                        tags_4_space_guest <= refill_space_guest;
                        tags_4_space_gscid <= refill_space_gscid;
                        tags_4_space_paged <= refill_space_paged;
                        tags_4_space_pscid <= refill_space_pscid;
                        tags_4_page <= refill_page;
                        tags_4_larger <= refillLarger;
                    end
                    3'd5: begin
                        tags_5_space_guest <= refill_space_guest;
                        tags_5_space_gscid <= refill_space_gscid;
                        tags_5_space_paged <= refill_space_paged;
                        tags_5_space_pscid <= refill_space_pscid;
                        tags_5_page <= refill_page;
                        tags_5_larger <= refillLarger;
                    end
                    3'd6: begin
                        tags_6_space_guest <= refill_space_guest;
                        tags_6_space_gscid <= refill_space_gscid;
                        tags_6_space_paged <= refill_space_paged;
                        tags_6_space_pscid <= refill_space_pscid;
                        tags_6_page <= refill_page;
                        tags_6_larger <= refillLarger;
                    end
                    3'd7: begin
                        tags_7_space_guest <= refill_space_guest;
                        tags_7_space_gscid <= refill_space_gscid;
                        tags_7_space_paged <= refill_space_paged;
                        tags_7_space_pscid <= refill_space_pscid;
                        tags_7_page <= refill_page;
                        tags_7_larger <= refillLarger;
                    end
                endcase
                entries[way_way] <= {
                    refill_permissions_read, refill_permissions_write, refill_permissions_execute,
                    refill_permissions_user, refill_translation_page
                };
            end
        end
    end

    // Not used, on purpose.
    // devices and processes do not matter here
    // the device context tells coherent; not all builds have the rest
    wire unused = &{
        1'b0,
        invalidation_page[51:30],
        invalidation_deviceValid,
        invalidation_deviceId,
        invalidation_processId,
        refill_translation_memoryType,
        refill_translation_throughMsi,
        refill_translation_coherent,
        probeGscid_choice[15:4],
        probePscid_choice[19:4]
    };

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_entry_at_most_is_that_of_a_request: assert ((hits & (~hits + 8'd1)) == hits);
            assert_no_page_is_larger_than_a_root_s: assert (~refill_valid | (refill_level <= 3'd2));
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!((hits & (~hits + 8'd1)) == hits)) begin
                $display(
                    "portcullis.check.Iotlb_small.one_entry_at_most_is_that_of_a_request assert at Iotlb.java in %m: one entry at most is that of a request"
                );
                $fatal;
            end
            if (!(~refill_valid | (refill_level <= 3'd2))) begin
                $display(
                    "portcullis.check.Iotlb_small.no_page_is_larger_than_a_root_s assert at Iotlb.java in %m: no page is larger than a root's"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
