// IOTLB of 16 entries.
module Iotlb_core (
    input  wire        clock,
    input  wire        reset,
    input  wire        space_guest,
    input  wire [15:0] space_gscid,
    input  wire        space_paged,
    input  wire [19:0] space_pscid,
    input  wire [47:0] page,
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
    input  wire [47:0] refill_page,
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

    reg  [15:0] valid;
    reg         tags_0_space_guest;
    reg  [15:0] tags_0_space_gscid;
    reg         tags_0_space_paged;
    reg  [19:0] tags_0_space_pscid;
    reg  [47:0] tags_0_page;
    reg  [3:0]  tags_0_larger;
    reg         tags_1_space_guest;
    reg  [15:0] tags_1_space_gscid;
    reg         tags_1_space_paged;
    reg  [19:0] tags_1_space_pscid;
    reg  [47:0] tags_1_page;
    reg  [3:0]  tags_1_larger;
    reg         tags_2_space_guest;
    reg  [15:0] tags_2_space_gscid;
    reg         tags_2_space_paged;
    reg  [19:0] tags_2_space_pscid;
    reg  [47:0] tags_2_page;
    reg  [3:0]  tags_2_larger;
    reg         tags_3_space_guest;
    reg  [15:0] tags_3_space_gscid;
    reg         tags_3_space_paged;
    reg  [19:0] tags_3_space_pscid;
    reg  [47:0] tags_3_page;
    reg  [3:0]  tags_3_larger;
    reg         tags_4_space_guest;
    reg  [15:0] tags_4_space_gscid;
    reg         tags_4_space_paged;
    reg  [19:0] tags_4_space_pscid;
    reg  [47:0] tags_4_page;
    reg  [3:0]  tags_4_larger;
    reg         tags_5_space_guest;
    reg  [15:0] tags_5_space_gscid;
    reg         tags_5_space_paged;
    reg  [19:0] tags_5_space_pscid;
    reg  [47:0] tags_5_page;
    reg  [3:0]  tags_5_larger;
    reg         tags_6_space_guest;
    reg  [15:0] tags_6_space_gscid;
    reg         tags_6_space_paged;
    reg  [19:0] tags_6_space_pscid;
    reg  [47:0] tags_6_page;
    reg  [3:0]  tags_6_larger;
    reg         tags_7_space_guest;
    reg  [15:0] tags_7_space_gscid;
    reg         tags_7_space_paged;
    reg  [19:0] tags_7_space_pscid;
    reg  [47:0] tags_7_page;
    reg  [3:0]  tags_7_larger;
    reg         tags_8_space_guest;
    reg  [15:0] tags_8_space_gscid;
    reg         tags_8_space_paged;
    reg  [19:0] tags_8_space_pscid;
    reg  [47:0] tags_8_page;
    reg  [3:0]  tags_8_larger;
    reg         tags_9_space_guest;
    reg  [15:0] tags_9_space_gscid;
    reg         tags_9_space_paged;
    reg  [19:0] tags_9_space_pscid;
    reg  [47:0] tags_9_page;
    reg  [3:0]  tags_9_larger;
    reg         tags_10_space_guest;
    reg  [15:0] tags_10_space_gscid;
    reg         tags_10_space_paged;
    reg  [19:0] tags_10_space_pscid;
    reg  [47:0] tags_10_page;
    reg  [3:0]  tags_10_larger;
    reg         tags_11_space_guest;
    reg  [15:0] tags_11_space_gscid;
    reg         tags_11_space_paged;
    reg  [19:0] tags_11_space_pscid;
    reg  [47:0] tags_11_page;
    reg  [3:0]  tags_11_larger;
    reg         tags_12_space_guest;
    reg  [15:0] tags_12_space_gscid;
    reg         tags_12_space_paged;
    reg  [19:0] tags_12_space_pscid;
    reg  [47:0] tags_12_page;
    reg  [3:0]  tags_12_larger;
    reg         tags_13_space_guest;
    reg  [15:0] tags_13_space_gscid;
    reg         tags_13_space_paged;
    reg  [19:0] tags_13_space_pscid;
    reg  [47:0] tags_13_page;
    reg  [3:0]  tags_13_larger;
    reg         tags_14_space_guest;
    reg  [15:0] tags_14_space_gscid;
    reg         tags_14_space_paged;
    reg  [19:0] tags_14_space_pscid;
    reg  [47:0] tags_14_page;
    reg  [3:0]  tags_14_larger;
    reg         tags_15_space_guest;
    reg  [15:0] tags_15_space_gscid;
    reg         tags_15_space_paged;
    reg  [19:0] tags_15_space_pscid;
    reg  [47:0] tags_15_page;
    reg  [3:0]  tags_15_larger;
    reg  [50:0] entries [0:15];
    wire [15:0] way_touched;
    wire [15:0] way_leastUsed_pseudoLru_touched;
    wire [3:0]  way_leastUsed_pseudoLru_victim;

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
    wire inSpace_sameGuest_8_merged = ~tags_8_space_guest | (tags_8_space_gscid == space_gscid);
    wire inSpace_sameGuest_8 = (tags_8_space_guest == space_guest) & inSpace_sameGuest_8_merged;
    wire inSpace_sameProcess_8_merged = ~tags_8_space_paged | (tags_8_space_pscid == space_pscid);
    wire inSpace_sameProcess_8 = (tags_8_space_paged == space_paged) & inSpace_sameProcess_8_merged;
    wire inSpace_8 = inSpace_sameGuest_8 & inSpace_sameProcess_8;
    wire inSpace_sameGuest_9_merged = ~tags_9_space_guest | (tags_9_space_gscid == space_gscid);
    wire inSpace_sameGuest_9 = (tags_9_space_guest == space_guest) & inSpace_sameGuest_9_merged;
    wire inSpace_sameProcess_9_merged = ~tags_9_space_paged | (tags_9_space_pscid == space_pscid);
    wire inSpace_sameProcess_9 = (tags_9_space_paged == space_paged) & inSpace_sameProcess_9_merged;
    wire inSpace_9 = inSpace_sameGuest_9 & inSpace_sameProcess_9;
    wire inSpace_sameGuest_10_merged = ~tags_10_space_guest | (tags_10_space_gscid == space_gscid);
    wire inSpace_sameGuest_10 = (tags_10_space_guest == space_guest) & inSpace_sameGuest_10_merged;
    wire inSpace_sameProcess_10_merged =
        ~tags_10_space_paged |
        (tags_10_space_pscid == space_pscid);
    wire inSpace_sameProcess_10 =
        (tags_10_space_paged == space_paged) &
        inSpace_sameProcess_10_merged;
    wire inSpace_10 = inSpace_sameGuest_10 & inSpace_sameProcess_10;
    wire inSpace_sameGuest_11_merged = ~tags_11_space_guest | (tags_11_space_gscid == space_gscid);
    wire inSpace_sameGuest_11 = (tags_11_space_guest == space_guest) & inSpace_sameGuest_11_merged;
    wire inSpace_sameProcess_11_merged =
        ~tags_11_space_paged |
        (tags_11_space_pscid == space_pscid);
    wire inSpace_sameProcess_11 =
        (tags_11_space_paged == space_paged) &
        inSpace_sameProcess_11_merged;
    wire inSpace_11 = inSpace_sameGuest_11 & inSpace_sameProcess_11;
    wire inSpace_sameGuest_12_merged = ~tags_12_space_guest | (tags_12_space_gscid == space_gscid);
    wire inSpace_sameGuest_12 = (tags_12_space_guest == space_guest) & inSpace_sameGuest_12_merged;
    wire inSpace_sameProcess_12_merged =
        ~tags_12_space_paged |
        (tags_12_space_pscid == space_pscid);
    wire inSpace_sameProcess_12 =
        (tags_12_space_paged == space_paged) &
        inSpace_sameProcess_12_merged;
    wire inSpace_12 = inSpace_sameGuest_12 & inSpace_sameProcess_12;
    wire inSpace_sameGuest_13_merged = ~tags_13_space_guest | (tags_13_space_gscid == space_gscid);
    wire inSpace_sameGuest_13 = (tags_13_space_guest == space_guest) & inSpace_sameGuest_13_merged;
    wire inSpace_sameProcess_13_merged =
        ~tags_13_space_paged |
        (tags_13_space_pscid == space_pscid);
    wire inSpace_sameProcess_13 =
        (tags_13_space_paged == space_paged) &
        inSpace_sameProcess_13_merged;
    wire inSpace_13 = inSpace_sameGuest_13 & inSpace_sameProcess_13;
    wire inSpace_sameGuest_14_merged = ~tags_14_space_guest | (tags_14_space_gscid == space_gscid);
    wire inSpace_sameGuest_14 = (tags_14_space_guest == space_guest) & inSpace_sameGuest_14_merged;
    wire inSpace_sameProcess_14_merged =
        ~tags_14_space_paged |
        (tags_14_space_pscid == space_pscid);
    wire inSpace_sameProcess_14 =
        (tags_14_space_paged == space_paged) &
        inSpace_sameProcess_14_merged;
    wire inSpace_14 = inSpace_sameGuest_14 & inSpace_sameProcess_14;
    wire inSpace_sameGuest_15_merged = ~tags_15_space_guest | (tags_15_space_gscid == space_gscid);
    wire inSpace_sameGuest_15 = (tags_15_space_guest == space_guest) & inSpace_sameGuest_15_merged;
    wire inSpace_sameProcess_15_merged =
        ~tags_15_space_paged |
        (tags_15_space_pscid == space_pscid);
    wire inSpace_sameProcess_15 =
        (tags_15_space_paged == space_paged) &
        inSpace_sameProcess_15_merged;
    wire inSpace_15 = inSpace_sameGuest_15 & inSpace_sameProcess_15;
    wire inPage_same_0 = tags_0_page[47:36] == page[47:36];
    wire inPage_equal_0_0 = tags_0_page[8:0] == page[8:0];
    wire inPage_same_0_0 = inPage_same_0 & (inPage_equal_0_0 | tags_0_larger[0]);
    wire inPage_equal_0_1 = tags_0_page[17:9] == page[17:9];
    wire inPage_same_0_1 = inPage_same_0_0 & (inPage_equal_0_1 | tags_0_larger[1]);
    wire inPage_equal_0_2 = tags_0_page[26:18] == page[26:18];
    wire inPage_same_0_2 = inPage_same_0_1 & (inPage_equal_0_2 | tags_0_larger[2]);
    wire inPage_equal_0_3 = tags_0_page[35:27] == page[35:27];
    wire inPage_same_0_3 = inPage_same_0_2 & (inPage_equal_0_3 | tags_0_larger[3]);
    wire inPage_same_1 = tags_1_page[47:36] == page[47:36];
    wire inPage_equal_1_0 = tags_1_page[8:0] == page[8:0];
    wire inPage_same_1_0 = inPage_same_1 & (inPage_equal_1_0 | tags_1_larger[0]);
    wire inPage_equal_1_1 = tags_1_page[17:9] == page[17:9];
    wire inPage_same_1_1 = inPage_same_1_0 & (inPage_equal_1_1 | tags_1_larger[1]);
    wire inPage_equal_1_2 = tags_1_page[26:18] == page[26:18];
    wire inPage_same_1_2 = inPage_same_1_1 & (inPage_equal_1_2 | tags_1_larger[2]);
    wire inPage_equal_1_3 = tags_1_page[35:27] == page[35:27];
    wire inPage_same_1_3 = inPage_same_1_2 & (inPage_equal_1_3 | tags_1_larger[3]);
    wire inPage_same_2 = tags_2_page[47:36] == page[47:36];
    wire inPage_equal_2_0 = tags_2_page[8:0] == page[8:0];
    wire inPage_same_2_0 = inPage_same_2 & (inPage_equal_2_0 | tags_2_larger[0]);
    wire inPage_equal_2_1 = tags_2_page[17:9] == page[17:9];
    wire inPage_same_2_1 = inPage_same_2_0 & (inPage_equal_2_1 | tags_2_larger[1]);
    wire inPage_equal_2_2 = tags_2_page[26:18] == page[26:18];
    wire inPage_same_2_2 = inPage_same_2_1 & (inPage_equal_2_2 | tags_2_larger[2]);
    wire inPage_equal_2_3 = tags_2_page[35:27] == page[35:27];
    wire inPage_same_2_3 = inPage_same_2_2 & (inPage_equal_2_3 | tags_2_larger[3]);
    wire inPage_same_3 = tags_3_page[47:36] == page[47:36];
    wire inPage_equal_3_0 = tags_3_page[8:0] == page[8:0];
    wire inPage_same_3_0 = inPage_same_3 & (inPage_equal_3_0 | tags_3_larger[0]);
    wire inPage_equal_3_1 = tags_3_page[17:9] == page[17:9];
    wire inPage_same_3_1 = inPage_same_3_0 & (inPage_equal_3_1 | tags_3_larger[1]);
    wire inPage_equal_3_2 = tags_3_page[26:18] == page[26:18];
    wire inPage_same_3_2 = inPage_same_3_1 & (inPage_equal_3_2 | tags_3_larger[2]);
    wire inPage_equal_3_3 = tags_3_page[35:27] == page[35:27];
    wire inPage_same_3_3 = inPage_same_3_2 & (inPage_equal_3_3 | tags_3_larger[3]);
    wire inPage_same_4 = tags_4_page[47:36] == page[47:36];
    wire inPage_equal_4_0 = tags_4_page[8:0] == page[8:0];
    wire inPage_same_4_0 = inPage_same_4 & (inPage_equal_4_0 | tags_4_larger[0]);
    wire inPage_equal_4_1 = tags_4_page[17:9] == page[17:9];
    wire inPage_same_4_1 = inPage_same_4_0 & (inPage_equal_4_1 | tags_4_larger[1]);
    wire inPage_equal_4_2 = tags_4_page[26:18] == page[26:18];
    wire inPage_same_4_2 = inPage_same_4_1 & (inPage_equal_4_2 | tags_4_larger[2]);
    wire inPage_equal_4_3 = tags_4_page[35:27] == page[35:27];
    wire inPage_same_4_3 = inPage_same_4_2 & (inPage_equal_4_3 | tags_4_larger[3]);
    wire inPage_same_5 = tags_5_page[47:36] == page[47:36];
    wire inPage_equal_5_0 = tags_5_page[8:0] == page[8:0];
    wire inPage_same_5_0 = inPage_same_5 & (inPage_equal_5_0 | tags_5_larger[0]);
    wire inPage_equal_5_1 = tags_5_page[17:9] == page[17:9];
    wire inPage_same_5_1 = inPage_same_5_0 & (inPage_equal_5_1 | tags_5_larger[1]);
    wire inPage_equal_5_2 = tags_5_page[26:18] == page[26:18];
    wire inPage_same_5_2 = inPage_same_5_1 & (inPage_equal_5_2 | tags_5_larger[2]);
    wire inPage_equal_5_3 = tags_5_page[35:27] == page[35:27];
    wire inPage_same_5_3 = inPage_same_5_2 & (inPage_equal_5_3 | tags_5_larger[3]);
    wire inPage_same_6 = tags_6_page[47:36] == page[47:36];
    wire inPage_equal_6_0 = tags_6_page[8:0] == page[8:0];
    wire inPage_same_6_0 = inPage_same_6 & (inPage_equal_6_0 | tags_6_larger[0]);
    wire inPage_equal_6_1 = tags_6_page[17:9] == page[17:9];
    wire inPage_same_6_1 = inPage_same_6_0 & (inPage_equal_6_1 | tags_6_larger[1]);
    wire inPage_equal_6_2 = tags_6_page[26:18] == page[26:18];
    wire inPage_same_6_2 = inPage_same_6_1 & (inPage_equal_6_2 | tags_6_larger[2]);
    wire inPage_equal_6_3 = tags_6_page[35:27] == page[35:27];
    wire inPage_same_6_3 = inPage_same_6_2 & (inPage_equal_6_3 | tags_6_larger[3]);
    wire inPage_same_7 = tags_7_page[47:36] == page[47:36];
    wire inPage_equal_7_0 = tags_7_page[8:0] == page[8:0];
    wire inPage_same_7_0 = inPage_same_7 & (inPage_equal_7_0 | tags_7_larger[0]);
    wire inPage_equal_7_1 = tags_7_page[17:9] == page[17:9];
    wire inPage_same_7_1 = inPage_same_7_0 & (inPage_equal_7_1 | tags_7_larger[1]);
    wire inPage_equal_7_2 = tags_7_page[26:18] == page[26:18];
    wire inPage_same_7_2 = inPage_same_7_1 & (inPage_equal_7_2 | tags_7_larger[2]);
    wire inPage_equal_7_3 = tags_7_page[35:27] == page[35:27];
    wire inPage_same_7_3 = inPage_same_7_2 & (inPage_equal_7_3 | tags_7_larger[3]);
    wire inPage_same_8 = tags_8_page[47:36] == page[47:36];
    wire inPage_equal_8_0 = tags_8_page[8:0] == page[8:0];
    wire inPage_same_8_0 = inPage_same_8 & (inPage_equal_8_0 | tags_8_larger[0]);
    wire inPage_equal_8_1 = tags_8_page[17:9] == page[17:9];
    wire inPage_same_8_1 = inPage_same_8_0 & (inPage_equal_8_1 | tags_8_larger[1]);
    wire inPage_equal_8_2 = tags_8_page[26:18] == page[26:18];
    wire inPage_same_8_2 = inPage_same_8_1 & (inPage_equal_8_2 | tags_8_larger[2]);
    wire inPage_equal_8_3 = tags_8_page[35:27] == page[35:27];
    wire inPage_same_8_3 = inPage_same_8_2 & (inPage_equal_8_3 | tags_8_larger[3]);
    wire inPage_same_9 = tags_9_page[47:36] == page[47:36];
    wire inPage_equal_9_0 = tags_9_page[8:0] == page[8:0];
    wire inPage_same_9_0 = inPage_same_9 & (inPage_equal_9_0 | tags_9_larger[0]);
    wire inPage_equal_9_1 = tags_9_page[17:9] == page[17:9];
    wire inPage_same_9_1 = inPage_same_9_0 & (inPage_equal_9_1 | tags_9_larger[1]);
    wire inPage_equal_9_2 = tags_9_page[26:18] == page[26:18];
    wire inPage_same_9_2 = inPage_same_9_1 & (inPage_equal_9_2 | tags_9_larger[2]);
    wire inPage_equal_9_3 = tags_9_page[35:27] == page[35:27];
    wire inPage_same_9_3 = inPage_same_9_2 & (inPage_equal_9_3 | tags_9_larger[3]);
    wire inPage_same_10 = tags_10_page[47:36] == page[47:36];
    wire inPage_equal_10_0 = tags_10_page[8:0] == page[8:0];
    wire inPage_same_10_0 = inPage_same_10 & (inPage_equal_10_0 | tags_10_larger[0]);
    wire inPage_equal_10_1 = tags_10_page[17:9] == page[17:9];
    wire inPage_same_10_1 = inPage_same_10_0 & (inPage_equal_10_1 | tags_10_larger[1]);
    wire inPage_equal_10_2 = tags_10_page[26:18] == page[26:18];
    wire inPage_same_10_2 = inPage_same_10_1 & (inPage_equal_10_2 | tags_10_larger[2]);
    wire inPage_equal_10_3 = tags_10_page[35:27] == page[35:27];
    wire inPage_same_10_3 = inPage_same_10_2 & (inPage_equal_10_3 | tags_10_larger[3]);
    wire inPage_same_11 = tags_11_page[47:36] == page[47:36];
    wire inPage_equal_11_0 = tags_11_page[8:0] == page[8:0];
    wire inPage_same_11_0 = inPage_same_11 & (inPage_equal_11_0 | tags_11_larger[0]);
    wire inPage_equal_11_1 = tags_11_page[17:9] == page[17:9];
    wire inPage_same_11_1 = inPage_same_11_0 & (inPage_equal_11_1 | tags_11_larger[1]);
    wire inPage_equal_11_2 = tags_11_page[26:18] == page[26:18];
    wire inPage_same_11_2 = inPage_same_11_1 & (inPage_equal_11_2 | tags_11_larger[2]);
    wire inPage_equal_11_3 = tags_11_page[35:27] == page[35:27];
    wire inPage_same_11_3 = inPage_same_11_2 & (inPage_equal_11_3 | tags_11_larger[3]);
    wire inPage_same_12 = tags_12_page[47:36] == page[47:36];
    wire inPage_equal_12_0 = tags_12_page[8:0] == page[8:0];
    wire inPage_same_12_0 = inPage_same_12 & (inPage_equal_12_0 | tags_12_larger[0]);
    wire inPage_equal_12_1 = tags_12_page[17:9] == page[17:9];
    wire inPage_same_12_1 = inPage_same_12_0 & (inPage_equal_12_1 | tags_12_larger[1]);
    wire inPage_equal_12_2 = tags_12_page[26:18] == page[26:18];
    wire inPage_same_12_2 = inPage_same_12_1 & (inPage_equal_12_2 | tags_12_larger[2]);
    wire inPage_equal_12_3 = tags_12_page[35:27] == page[35:27];
    wire inPage_same_12_3 = inPage_same_12_2 & (inPage_equal_12_3 | tags_12_larger[3]);
    wire inPage_same_13 = tags_13_page[47:36] == page[47:36];
    wire inPage_equal_13_0 = tags_13_page[8:0] == page[8:0];
    wire inPage_same_13_0 = inPage_same_13 & (inPage_equal_13_0 | tags_13_larger[0]);
    wire inPage_equal_13_1 = tags_13_page[17:9] == page[17:9];
    wire inPage_same_13_1 = inPage_same_13_0 & (inPage_equal_13_1 | tags_13_larger[1]);
    wire inPage_equal_13_2 = tags_13_page[26:18] == page[26:18];
    wire inPage_same_13_2 = inPage_same_13_1 & (inPage_equal_13_2 | tags_13_larger[2]);
    wire inPage_equal_13_3 = tags_13_page[35:27] == page[35:27];
    wire inPage_same_13_3 = inPage_same_13_2 & (inPage_equal_13_3 | tags_13_larger[3]);
    wire inPage_same_14 = tags_14_page[47:36] == page[47:36];
    wire inPage_equal_14_0 = tags_14_page[8:0] == page[8:0];
    wire inPage_same_14_0 = inPage_same_14 & (inPage_equal_14_0 | tags_14_larger[0]);
    wire inPage_equal_14_1 = tags_14_page[17:9] == page[17:9];
    wire inPage_same_14_1 = inPage_same_14_0 & (inPage_equal_14_1 | tags_14_larger[1]);
    wire inPage_equal_14_2 = tags_14_page[26:18] == page[26:18];
    wire inPage_same_14_2 = inPage_same_14_1 & (inPage_equal_14_2 | tags_14_larger[2]);
    wire inPage_equal_14_3 = tags_14_page[35:27] == page[35:27];
    wire inPage_same_14_3 = inPage_same_14_2 & (inPage_equal_14_3 | tags_14_larger[3]);
    wire inPage_same_15 = tags_15_page[47:36] == page[47:36];
    wire inPage_equal_15_0 = tags_15_page[8:0] == page[8:0];
    wire inPage_same_15_0 = inPage_same_15 & (inPage_equal_15_0 | tags_15_larger[0]);
    wire inPage_equal_15_1 = tags_15_page[17:9] == page[17:9];
    wire inPage_same_15_1 = inPage_same_15_0 & (inPage_equal_15_1 | tags_15_larger[1]);
    wire inPage_equal_15_2 = tags_15_page[26:18] == page[26:18];
    wire inPage_same_15_2 = inPage_same_15_1 & (inPage_equal_15_2 | tags_15_larger[2]);
    wire inPage_equal_15_3 = tags_15_page[35:27] == page[35:27];
    wire inPage_same_15_3 = inPage_same_15_2 & (inPage_equal_15_3 | tags_15_larger[3]);
    wire [15:0] hits_joined = {
        inSpace_15, inSpace_14, inSpace_13, inSpace_12, inSpace_11, inSpace_10, inSpace_9,
        inSpace_8, inSpace_7, inSpace_6, inSpace_5, inSpace_4, inSpace_3, inSpace_2, inSpace_1,
        inSpace_0
    };
    wire [15:0] hits_joined_2 = {
        inPage_same_15_3, inPage_same_14_3, inPage_same_13_3, inPage_same_12_3, inPage_same_11_3,
        inPage_same_10_3, inPage_same_9_3, inPage_same_8_3, inPage_same_7_3, inPage_same_6_3,
        inPage_same_5_3, inPage_same_4_3, inPage_same_3_3, inPage_same_2_3, inPage_same_1_3,
        inPage_same_0_3
    };
    wire [15:0] hits = hits_joined & hits_joined_2 & valid;
    wire [3:0] entry_selected =
        ({4{hits[0]}} & 4'd0) |
        ({4{hits[1]}} & 4'd1) |
        ({4{hits[2]}} & 4'd2) |
        ({4{hits[3]}} & 4'd3) |
        ({4{hits[4]}} & 4'd4) |
        ({4{hits[5]}} & 4'd5) |
        ({4{hits[6]}} & 4'd6) |
        ({4{hits[7]}} & 4'd7) |
        ({4{hits[8]}} & 4'd8) |
        ({4{hits[9]}} & 4'd9) |
        ({4{hits[10]}} & 4'd10) |
        ({4{hits[11]}} & 4'd11) |
        ({4{hits[12]}} & 4'd12) |
        ({4{hits[13]}} & 4'd13) |
        ({4{hits[14]}} & 4'd14) |
        ({4{hits[15]}} & 4'd15);
    wire [50:0] entry = entries[entry_selected];
    wire [3:0] larger =
        ({4{hits[0]}} & tags_0_larger) |
        ({4{hits[1]}} & tags_1_larger) |
        ({4{hits[2]}} & tags_2_larger) |
        ({4{hits[3]}} & tags_3_larger) |
        ({4{hits[4]}} & tags_4_larger) |
        ({4{hits[5]}} & tags_5_larger) |
        ({4{hits[6]}} & tags_6_larger) |
        ({4{hits[7]}} & tags_7_larger) |
        ({4{hits[8]}} & tags_8_larger) |
        ({4{hits[9]}} & tags_9_larger) |
        ({4{hits[10]}} & tags_10_larger) |
        ({4{hits[11]}} & tags_11_larger) |
        ({4{hits[12]}} & tags_12_larger) |
        ({4{hits[13]}} & tags_13_larger) |
        ({4{hits[14]}} & tags_14_larger) |
        ({4{hits[15]}} & tags_15_larger);
    wire [8:0] part_0 = entry[11:3];
    wire [8:0] part_1 = entry[20:12];
    wire [8:0] part_2 = entry[29:21];
    wire [8:0] part_3 = entry[38:30];
    wire [7:0] part_4 = entry[46:39];
    wire isVma = invalidation_kind == KIND_VMA;
    wire isGvma = invalidation_kind == KIND_GVMA;
    wire isEverything = invalidation_kind == KIND_EVERYTHING;
    wire forgets = invalidation_valid & (isVma | isGvma | isEverything);
    wire keeps = refill_valid & ~forgets;
    wire [3:0] refillLarger = ~(~4'd0 << refill_level);
    wire [15:0] probeGscid_choice = forgets ? invalidation_gscid : refill_space_gscid;
    wire [4:0] probeGscid = probeGscid_choice[4:0];
    wire [19:0] probePscid_choice = forgets ? invalidation_pscid : refill_space_pscid;
    wire [4:0] probePscid = probePscid_choice[4:0];
    wire [47:0] probePage = forgets ? invalidation_page[47:0] : refill_page;
    wire [3:0] probeLarger = refillLarger & {4{~forgets}};
    wire sameGscid_0 = tags_0_space_gscid[4:0] == probeGscid;
    wire sameGscid_1 = tags_1_space_gscid[4:0] == probeGscid;
    wire sameGscid_2 = tags_2_space_gscid[4:0] == probeGscid;
    wire sameGscid_3 = tags_3_space_gscid[4:0] == probeGscid;
    wire sameGscid_4 = tags_4_space_gscid[4:0] == probeGscid;
    wire sameGscid_5 = tags_5_space_gscid[4:0] == probeGscid;
    wire sameGscid_6 = tags_6_space_gscid[4:0] == probeGscid;
    wire sameGscid_7 = tags_7_space_gscid[4:0] == probeGscid;
    wire sameGscid_8 = tags_8_space_gscid[4:0] == probeGscid;
    wire sameGscid_9 = tags_9_space_gscid[4:0] == probeGscid;
    wire sameGscid_10 = tags_10_space_gscid[4:0] == probeGscid;
    wire sameGscid_11 = tags_11_space_gscid[4:0] == probeGscid;
    wire sameGscid_12 = tags_12_space_gscid[4:0] == probeGscid;
    wire sameGscid_13 = tags_13_space_gscid[4:0] == probeGscid;
    wire sameGscid_14 = tags_14_space_gscid[4:0] == probeGscid;
    wire sameGscid_15 = tags_15_space_gscid[4:0] == probeGscid;
    wire samePscid_0 = tags_0_space_pscid[4:0] == probePscid;
    wire samePscid_1 = tags_1_space_pscid[4:0] == probePscid;
    wire samePscid_2 = tags_2_space_pscid[4:0] == probePscid;
    wire samePscid_3 = tags_3_space_pscid[4:0] == probePscid;
    wire samePscid_4 = tags_4_space_pscid[4:0] == probePscid;
    wire samePscid_5 = tags_5_space_pscid[4:0] == probePscid;
    wire samePscid_6 = tags_6_space_pscid[4:0] == probePscid;
    wire samePscid_7 = tags_7_space_pscid[4:0] == probePscid;
    wire samePscid_8 = tags_8_space_pscid[4:0] == probePscid;
    wire samePscid_9 = tags_9_space_pscid[4:0] == probePscid;
    wire samePscid_10 = tags_10_space_pscid[4:0] == probePscid;
    wire samePscid_11 = tags_11_space_pscid[4:0] == probePscid;
    wire samePscid_12 = tags_12_space_pscid[4:0] == probePscid;
    wire samePscid_13 = tags_13_space_pscid[4:0] == probePscid;
    wire samePscid_14 = tags_14_space_pscid[4:0] == probePscid;
    wire samePscid_15 = tags_15_space_pscid[4:0] == probePscid;
    wire sameRange_same_0 = tags_0_page[47:36] == probePage[47:36];
    wire sameRange_equal_0_0 = tags_0_page[17:9] == probePage[17:9];
    wire sameRange_same_0_0_merged = sameRange_equal_0_0 | tags_0_larger[1] | probeLarger[1];
    wire sameRange_same_0_0 = sameRange_same_0 & sameRange_same_0_0_merged;
    wire sameRange_equal_0_1 = tags_0_page[26:18] == probePage[26:18];
    wire sameRange_same_0_1_merged = sameRange_equal_0_1 | tags_0_larger[2] | probeLarger[2];
    wire sameRange_same_0_1 = sameRange_same_0_0 & sameRange_same_0_1_merged;
    wire sameRange_equal_0_2 = tags_0_page[35:27] == probePage[35:27];
    wire sameRange_same_0_2_merged = sameRange_equal_0_2 | tags_0_larger[3] | probeLarger[3];
    wire sameRange_same_0_2 = sameRange_same_0_1 & sameRange_same_0_2_merged;
    wire sameRange_sameNapot_0 = tags_0_page[8:4] == probePage[8:4];
    wire sameRange_equal_0 =
        sameRange_sameNapot_0 &
        ((tags_0_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_0_merged = sameRange_equal_0 | tags_0_larger[0] | probeLarger[0];
    wire sameRange_0 = sameRange_same_0_2 & sameRange_0_merged;
    wire sameRange_same_1 = tags_1_page[47:36] == probePage[47:36];
    wire sameRange_equal_1_0 = tags_1_page[17:9] == probePage[17:9];
    wire sameRange_same_1_0_merged = sameRange_equal_1_0 | tags_1_larger[1] | probeLarger[1];
    wire sameRange_same_1_0 = sameRange_same_1 & sameRange_same_1_0_merged;
    wire sameRange_equal_1_1 = tags_1_page[26:18] == probePage[26:18];
    wire sameRange_same_1_1_merged = sameRange_equal_1_1 | tags_1_larger[2] | probeLarger[2];
    wire sameRange_same_1_1 = sameRange_same_1_0 & sameRange_same_1_1_merged;
    wire sameRange_equal_1_2 = tags_1_page[35:27] == probePage[35:27];
    wire sameRange_same_1_2_merged = sameRange_equal_1_2 | tags_1_larger[3] | probeLarger[3];
    wire sameRange_same_1_2 = sameRange_same_1_1 & sameRange_same_1_2_merged;
    wire sameRange_sameNapot_1 = tags_1_page[8:4] == probePage[8:4];
    wire sameRange_equal_1 =
        sameRange_sameNapot_1 &
        ((tags_1_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_1_merged = sameRange_equal_1 | tags_1_larger[0] | probeLarger[0];
    wire sameRange_1 = sameRange_same_1_2 & sameRange_1_merged;
    wire sameRange_same_2 = tags_2_page[47:36] == probePage[47:36];
    wire sameRange_equal_2_0 = tags_2_page[17:9] == probePage[17:9];
    wire sameRange_same_2_0_merged = sameRange_equal_2_0 | tags_2_larger[1] | probeLarger[1];
    wire sameRange_same_2_0 = sameRange_same_2 & sameRange_same_2_0_merged;
    wire sameRange_equal_2_1 = tags_2_page[26:18] == probePage[26:18];
    wire sameRange_same_2_1_merged = sameRange_equal_2_1 | tags_2_larger[2] | probeLarger[2];
    wire sameRange_same_2_1 = sameRange_same_2_0 & sameRange_same_2_1_merged;
    wire sameRange_equal_2_2 = tags_2_page[35:27] == probePage[35:27];
    wire sameRange_same_2_2_merged = sameRange_equal_2_2 | tags_2_larger[3] | probeLarger[3];
    wire sameRange_same_2_2 = sameRange_same_2_1 & sameRange_same_2_2_merged;
    wire sameRange_sameNapot_2 = tags_2_page[8:4] == probePage[8:4];
    wire sameRange_equal_2 =
        sameRange_sameNapot_2 &
        ((tags_2_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_2_merged = sameRange_equal_2 | tags_2_larger[0] | probeLarger[0];
    wire sameRange_2 = sameRange_same_2_2 & sameRange_2_merged;
    wire sameRange_same_3 = tags_3_page[47:36] == probePage[47:36];
    wire sameRange_equal_3_0 = tags_3_page[17:9] == probePage[17:9];
    wire sameRange_same_3_0_merged = sameRange_equal_3_0 | tags_3_larger[1] | probeLarger[1];
    wire sameRange_same_3_0 = sameRange_same_3 & sameRange_same_3_0_merged;
    wire sameRange_equal_3_1 = tags_3_page[26:18] == probePage[26:18];
    wire sameRange_same_3_1_merged = sameRange_equal_3_1 | tags_3_larger[2] | probeLarger[2];
    wire sameRange_same_3_1 = sameRange_same_3_0 & sameRange_same_3_1_merged;
    wire sameRange_equal_3_2 = tags_3_page[35:27] == probePage[35:27];
    wire sameRange_same_3_2_merged = sameRange_equal_3_2 | tags_3_larger[3] | probeLarger[3];
    wire sameRange_same_3_2 = sameRange_same_3_1 & sameRange_same_3_2_merged;
    wire sameRange_sameNapot_3 = tags_3_page[8:4] == probePage[8:4];
    wire sameRange_equal_3 =
        sameRange_sameNapot_3 &
        ((tags_3_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_3_merged = sameRange_equal_3 | tags_3_larger[0] | probeLarger[0];
    wire sameRange_3 = sameRange_same_3_2 & sameRange_3_merged;
    wire sameRange_same_4 = tags_4_page[47:36] == probePage[47:36];
    wire sameRange_equal_4_0 = tags_4_page[17:9] == probePage[17:9];
    wire sameRange_same_4_0_merged = sameRange_equal_4_0 | tags_4_larger[1] | probeLarger[1];
    wire sameRange_same_4_0 = sameRange_same_4 & sameRange_same_4_0_merged;
    wire sameRange_equal_4_1 = tags_4_page[26:18] == probePage[26:18];
    wire sameRange_same_4_1_merged = sameRange_equal_4_1 | tags_4_larger[2] | probeLarger[2];
    wire sameRange_same_4_1 = sameRange_same_4_0 & sameRange_same_4_1_merged;
    wire sameRange_equal_4_2 = tags_4_page[35:27] == probePage[35:27];
    wire sameRange_same_4_2_merged = sameRange_equal_4_2 | tags_4_larger[3] | probeLarger[3];
    wire sameRange_same_4_2 = sameRange_same_4_1 & sameRange_same_4_2_merged;
    wire sameRange_sameNapot_4 = tags_4_page[8:4] == probePage[8:4];
    wire sameRange_equal_4 =
        sameRange_sameNapot_4 &
        ((tags_4_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_4_merged = sameRange_equal_4 | tags_4_larger[0] | probeLarger[0];
    wire sameRange_4 = sameRange_same_4_2 & sameRange_4_merged;
    wire sameRange_same_5 = tags_5_page[47:36] == probePage[47:36];
    wire sameRange_equal_5_0 = tags_5_page[17:9] == probePage[17:9];
    wire sameRange_same_5_0_merged = sameRange_equal_5_0 | tags_5_larger[1] | probeLarger[1];
    wire sameRange_same_5_0 = sameRange_same_5 & sameRange_same_5_0_merged;
    wire sameRange_equal_5_1 = tags_5_page[26:18] == probePage[26:18];
    wire sameRange_same_5_1_merged = sameRange_equal_5_1 | tags_5_larger[2] | probeLarger[2];
    wire sameRange_same_5_1 = sameRange_same_5_0 & sameRange_same_5_1_merged;
    wire sameRange_equal_5_2 = tags_5_page[35:27] == probePage[35:27];
    wire sameRange_same_5_2_merged = sameRange_equal_5_2 | tags_5_larger[3] | probeLarger[3];
    wire sameRange_same_5_2 = sameRange_same_5_1 & sameRange_same_5_2_merged;
    wire sameRange_sameNapot_5 = tags_5_page[8:4] == probePage[8:4];
    wire sameRange_equal_5 =
        sameRange_sameNapot_5 &
        ((tags_5_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_5_merged = sameRange_equal_5 | tags_5_larger[0] | probeLarger[0];
    wire sameRange_5 = sameRange_same_5_2 & sameRange_5_merged;
    wire sameRange_same_6 = tags_6_page[47:36] == probePage[47:36];
    wire sameRange_equal_6_0 = tags_6_page[17:9] == probePage[17:9];
    wire sameRange_same_6_0_merged = sameRange_equal_6_0 | tags_6_larger[1] | probeLarger[1];
    wire sameRange_same_6_0 = sameRange_same_6 & sameRange_same_6_0_merged;
    wire sameRange_equal_6_1 = tags_6_page[26:18] == probePage[26:18];
    wire sameRange_same_6_1_merged = sameRange_equal_6_1 | tags_6_larger[2] | probeLarger[2];
    wire sameRange_same_6_1 = sameRange_same_6_0 & sameRange_same_6_1_merged;
    wire sameRange_equal_6_2 = tags_6_page[35:27] == probePage[35:27];
    wire sameRange_same_6_2_merged = sameRange_equal_6_2 | tags_6_larger[3] | probeLarger[3];
    wire sameRange_same_6_2 = sameRange_same_6_1 & sameRange_same_6_2_merged;
    wire sameRange_sameNapot_6 = tags_6_page[8:4] == probePage[8:4];
    wire sameRange_equal_6 =
        sameRange_sameNapot_6 &
        ((tags_6_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_6_merged = sameRange_equal_6 | tags_6_larger[0] | probeLarger[0];
    wire sameRange_6 = sameRange_same_6_2 & sameRange_6_merged;
    wire sameRange_same_7 = tags_7_page[47:36] == probePage[47:36];
    wire sameRange_equal_7_0 = tags_7_page[17:9] == probePage[17:9];
    wire sameRange_same_7_0_merged = sameRange_equal_7_0 | tags_7_larger[1] | probeLarger[1];
    wire sameRange_same_7_0 = sameRange_same_7 & sameRange_same_7_0_merged;
    wire sameRange_equal_7_1 = tags_7_page[26:18] == probePage[26:18];
    wire sameRange_same_7_1_merged = sameRange_equal_7_1 | tags_7_larger[2] | probeLarger[2];
    wire sameRange_same_7_1 = sameRange_same_7_0 & sameRange_same_7_1_merged;
    wire sameRange_equal_7_2 = tags_7_page[35:27] == probePage[35:27];
    wire sameRange_same_7_2_merged = sameRange_equal_7_2 | tags_7_larger[3] | probeLarger[3];
    wire sameRange_same_7_2 = sameRange_same_7_1 & sameRange_same_7_2_merged;
    wire sameRange_sameNapot_7 = tags_7_page[8:4] == probePage[8:4];
    wire sameRange_equal_7 =
        sameRange_sameNapot_7 &
        ((tags_7_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_7_merged = sameRange_equal_7 | tags_7_larger[0] | probeLarger[0];
    wire sameRange_7 = sameRange_same_7_2 & sameRange_7_merged;
    wire sameRange_same_8 = tags_8_page[47:36] == probePage[47:36];
    wire sameRange_equal_8_0 = tags_8_page[17:9] == probePage[17:9];
    wire sameRange_same_8_0_merged = sameRange_equal_8_0 | tags_8_larger[1] | probeLarger[1];
    wire sameRange_same_8_0 = sameRange_same_8 & sameRange_same_8_0_merged;
    wire sameRange_equal_8_1 = tags_8_page[26:18] == probePage[26:18];
    wire sameRange_same_8_1_merged = sameRange_equal_8_1 | tags_8_larger[2] | probeLarger[2];
    wire sameRange_same_8_1 = sameRange_same_8_0 & sameRange_same_8_1_merged;
    wire sameRange_equal_8_2 = tags_8_page[35:27] == probePage[35:27];
    wire sameRange_same_8_2_merged = sameRange_equal_8_2 | tags_8_larger[3] | probeLarger[3];
    wire sameRange_same_8_2 = sameRange_same_8_1 & sameRange_same_8_2_merged;
    wire sameRange_sameNapot_8 = tags_8_page[8:4] == probePage[8:4];
    wire sameRange_equal_8 =
        sameRange_sameNapot_8 &
        ((tags_8_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_8_merged = sameRange_equal_8 | tags_8_larger[0] | probeLarger[0];
    wire sameRange_8 = sameRange_same_8_2 & sameRange_8_merged;
    wire sameRange_same_9 = tags_9_page[47:36] == probePage[47:36];
    wire sameRange_equal_9_0 = tags_9_page[17:9] == probePage[17:9];
    wire sameRange_same_9_0_merged = sameRange_equal_9_0 | tags_9_larger[1] | probeLarger[1];
    wire sameRange_same_9_0 = sameRange_same_9 & sameRange_same_9_0_merged;
    wire sameRange_equal_9_1 = tags_9_page[26:18] == probePage[26:18];
    wire sameRange_same_9_1_merged = sameRange_equal_9_1 | tags_9_larger[2] | probeLarger[2];
    wire sameRange_same_9_1 = sameRange_same_9_0 & sameRange_same_9_1_merged;
    wire sameRange_equal_9_2 = tags_9_page[35:27] == probePage[35:27];
    wire sameRange_same_9_2_merged = sameRange_equal_9_2 | tags_9_larger[3] | probeLarger[3];
    wire sameRange_same_9_2 = sameRange_same_9_1 & sameRange_same_9_2_merged;
    wire sameRange_sameNapot_9 = tags_9_page[8:4] == probePage[8:4];
    wire sameRange_equal_9 =
        sameRange_sameNapot_9 &
        ((tags_9_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_9_merged = sameRange_equal_9 | tags_9_larger[0] | probeLarger[0];
    wire sameRange_9 = sameRange_same_9_2 & sameRange_9_merged;
    wire sameRange_same_10 = tags_10_page[47:36] == probePage[47:36];
    wire sameRange_equal_10_0 = tags_10_page[17:9] == probePage[17:9];
    wire sameRange_same_10_0_merged = sameRange_equal_10_0 | tags_10_larger[1] | probeLarger[1];
    wire sameRange_same_10_0 = sameRange_same_10 & sameRange_same_10_0_merged;
    wire sameRange_equal_10_1 = tags_10_page[26:18] == probePage[26:18];
    wire sameRange_same_10_1_merged = sameRange_equal_10_1 | tags_10_larger[2] | probeLarger[2];
    wire sameRange_same_10_1 = sameRange_same_10_0 & sameRange_same_10_1_merged;
    wire sameRange_equal_10_2 = tags_10_page[35:27] == probePage[35:27];
    wire sameRange_same_10_2_merged = sameRange_equal_10_2 | tags_10_larger[3] | probeLarger[3];
    wire sameRange_same_10_2 = sameRange_same_10_1 & sameRange_same_10_2_merged;
    wire sameRange_sameNapot_10 = tags_10_page[8:4] == probePage[8:4];
    wire sameRange_equal_10 =
        sameRange_sameNapot_10 &
        ((tags_10_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_10_merged = sameRange_equal_10 | tags_10_larger[0] | probeLarger[0];
    wire sameRange_10 = sameRange_same_10_2 & sameRange_10_merged;
    wire sameRange_same_11 = tags_11_page[47:36] == probePage[47:36];
    wire sameRange_equal_11_0 = tags_11_page[17:9] == probePage[17:9];
    wire sameRange_same_11_0_merged = sameRange_equal_11_0 | tags_11_larger[1] | probeLarger[1];
    wire sameRange_same_11_0 = sameRange_same_11 & sameRange_same_11_0_merged;
    wire sameRange_equal_11_1 = tags_11_page[26:18] == probePage[26:18];
    wire sameRange_same_11_1_merged = sameRange_equal_11_1 | tags_11_larger[2] | probeLarger[2];
    wire sameRange_same_11_1 = sameRange_same_11_0 & sameRange_same_11_1_merged;
    wire sameRange_equal_11_2 = tags_11_page[35:27] == probePage[35:27];
    wire sameRange_same_11_2_merged = sameRange_equal_11_2 | tags_11_larger[3] | probeLarger[3];
    wire sameRange_same_11_2 = sameRange_same_11_1 & sameRange_same_11_2_merged;
    wire sameRange_sameNapot_11 = tags_11_page[8:4] == probePage[8:4];
    wire sameRange_equal_11 =
        sameRange_sameNapot_11 &
        ((tags_11_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_11_merged = sameRange_equal_11 | tags_11_larger[0] | probeLarger[0];
    wire sameRange_11 = sameRange_same_11_2 & sameRange_11_merged;
    wire sameRange_same_12 = tags_12_page[47:36] == probePage[47:36];
    wire sameRange_equal_12_0 = tags_12_page[17:9] == probePage[17:9];
    wire sameRange_same_12_0_merged = sameRange_equal_12_0 | tags_12_larger[1] | probeLarger[1];
    wire sameRange_same_12_0 = sameRange_same_12 & sameRange_same_12_0_merged;
    wire sameRange_equal_12_1 = tags_12_page[26:18] == probePage[26:18];
    wire sameRange_same_12_1_merged = sameRange_equal_12_1 | tags_12_larger[2] | probeLarger[2];
    wire sameRange_same_12_1 = sameRange_same_12_0 & sameRange_same_12_1_merged;
    wire sameRange_equal_12_2 = tags_12_page[35:27] == probePage[35:27];
    wire sameRange_same_12_2_merged = sameRange_equal_12_2 | tags_12_larger[3] | probeLarger[3];
    wire sameRange_same_12_2 = sameRange_same_12_1 & sameRange_same_12_2_merged;
    wire sameRange_sameNapot_12 = tags_12_page[8:4] == probePage[8:4];
    wire sameRange_equal_12 =
        sameRange_sameNapot_12 &
        ((tags_12_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_12_merged = sameRange_equal_12 | tags_12_larger[0] | probeLarger[0];
    wire sameRange_12 = sameRange_same_12_2 & sameRange_12_merged;
    wire sameRange_same_13 = tags_13_page[47:36] == probePage[47:36];
    wire sameRange_equal_13_0 = tags_13_page[17:9] == probePage[17:9];
    wire sameRange_same_13_0_merged = sameRange_equal_13_0 | tags_13_larger[1] | probeLarger[1];
    wire sameRange_same_13_0 = sameRange_same_13 & sameRange_same_13_0_merged;
    wire sameRange_equal_13_1 = tags_13_page[26:18] == probePage[26:18];
    wire sameRange_same_13_1_merged = sameRange_equal_13_1 | tags_13_larger[2] | probeLarger[2];
    wire sameRange_same_13_1 = sameRange_same_13_0 & sameRange_same_13_1_merged;
    wire sameRange_equal_13_2 = tags_13_page[35:27] == probePage[35:27];
    wire sameRange_same_13_2_merged = sameRange_equal_13_2 | tags_13_larger[3] | probeLarger[3];
    wire sameRange_same_13_2 = sameRange_same_13_1 & sameRange_same_13_2_merged;
    wire sameRange_sameNapot_13 = tags_13_page[8:4] == probePage[8:4];
    wire sameRange_equal_13 =
        sameRange_sameNapot_13 &
        ((tags_13_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_13_merged = sameRange_equal_13 | tags_13_larger[0] | probeLarger[0];
    wire sameRange_13 = sameRange_same_13_2 & sameRange_13_merged;
    wire sameRange_same_14 = tags_14_page[47:36] == probePage[47:36];
    wire sameRange_equal_14_0 = tags_14_page[17:9] == probePage[17:9];
    wire sameRange_same_14_0_merged = sameRange_equal_14_0 | tags_14_larger[1] | probeLarger[1];
    wire sameRange_same_14_0 = sameRange_same_14 & sameRange_same_14_0_merged;
    wire sameRange_equal_14_1 = tags_14_page[26:18] == probePage[26:18];
    wire sameRange_same_14_1_merged = sameRange_equal_14_1 | tags_14_larger[2] | probeLarger[2];
    wire sameRange_same_14_1 = sameRange_same_14_0 & sameRange_same_14_1_merged;
    wire sameRange_equal_14_2 = tags_14_page[35:27] == probePage[35:27];
    wire sameRange_same_14_2_merged = sameRange_equal_14_2 | tags_14_larger[3] | probeLarger[3];
    wire sameRange_same_14_2 = sameRange_same_14_1 & sameRange_same_14_2_merged;
    wire sameRange_sameNapot_14 = tags_14_page[8:4] == probePage[8:4];
    wire sameRange_equal_14 =
        sameRange_sameNapot_14 &
        ((tags_14_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_14_merged = sameRange_equal_14 | tags_14_larger[0] | probeLarger[0];
    wire sameRange_14 = sameRange_same_14_2 & sameRange_14_merged;
    wire sameRange_same_15 = tags_15_page[47:36] == probePage[47:36];
    wire sameRange_equal_15_0 = tags_15_page[17:9] == probePage[17:9];
    wire sameRange_same_15_0_merged = sameRange_equal_15_0 | tags_15_larger[1] | probeLarger[1];
    wire sameRange_same_15_0 = sameRange_same_15 & sameRange_same_15_0_merged;
    wire sameRange_equal_15_1 = tags_15_page[26:18] == probePage[26:18];
    wire sameRange_same_15_1_merged = sameRange_equal_15_1 | tags_15_larger[2] | probeLarger[2];
    wire sameRange_same_15_1 = sameRange_same_15_0 & sameRange_same_15_1_merged;
    wire sameRange_equal_15_2 = tags_15_page[35:27] == probePage[35:27];
    wire sameRange_same_15_2_merged = sameRange_equal_15_2 | tags_15_larger[3] | probeLarger[3];
    wire sameRange_same_15_2 = sameRange_same_15_1 & sameRange_same_15_2_merged;
    wire sameRange_sameNapot_15 = tags_15_page[8:4] == probePage[8:4];
    wire sameRange_equal_15 =
        sameRange_sameNapot_15 &
        ((tags_15_page[3:0] == probePage[3:0]) | forgets);
    wire sameRange_15_merged = sameRange_equal_15 | tags_15_larger[0] | probeLarger[0];
    wire sameRange_15 = sameRange_same_15_2 & sameRange_15_merged;
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
    wire forgotten_ofGuest_8 = ~invalidation_guest | sameGscid_8;
    wire forgotten_ofProcess_8 = ~invalidation_pscidValid | (tags_8_space_paged & samePscid_8);
    wire forgotten_ofPage_8 = ~invalidation_addressValid | tags_8_space_guest | sameRange_8;
    wire forgotten_byVma_8 =
        (tags_8_space_guest == invalidation_guest) &
        forgotten_ofGuest_8 &
        forgotten_ofProcess_8 &
        forgotten_ofPage_8;
    wire forgotten_8_choice =
        isVma ? forgotten_byVma_8 :
        (tags_8_space_guest & forgotten_ofGuest_8);
    wire forgotten_8 = isEverything | forgotten_8_choice;
    wire forgotten_ofGuest_9 = ~invalidation_guest | sameGscid_9;
    wire forgotten_ofProcess_9 = ~invalidation_pscidValid | (tags_9_space_paged & samePscid_9);
    wire forgotten_ofPage_9 = ~invalidation_addressValid | tags_9_space_guest | sameRange_9;
    wire forgotten_byVma_9 =
        (tags_9_space_guest == invalidation_guest) &
        forgotten_ofGuest_9 &
        forgotten_ofProcess_9 &
        forgotten_ofPage_9;
    wire forgotten_9_choice =
        isVma ? forgotten_byVma_9 :
        (tags_9_space_guest & forgotten_ofGuest_9);
    wire forgotten_9 = isEverything | forgotten_9_choice;
    wire forgotten_ofGuest_10 = ~invalidation_guest | sameGscid_10;
    wire forgotten_ofProcess_10 = ~invalidation_pscidValid | (tags_10_space_paged & samePscid_10);
    wire forgotten_ofPage_10 = ~invalidation_addressValid | tags_10_space_guest | sameRange_10;
    wire forgotten_byVma_10 =
        (tags_10_space_guest == invalidation_guest) &
        forgotten_ofGuest_10 &
        forgotten_ofProcess_10 &
        forgotten_ofPage_10;
    wire forgotten_10_choice =
        isVma ? forgotten_byVma_10 :
        (tags_10_space_guest & forgotten_ofGuest_10);
    wire forgotten_10 = isEverything | forgotten_10_choice;
    wire forgotten_ofGuest_11 = ~invalidation_guest | sameGscid_11;
    wire forgotten_ofProcess_11 = ~invalidation_pscidValid | (tags_11_space_paged & samePscid_11);
    wire forgotten_ofPage_11 = ~invalidation_addressValid | tags_11_space_guest | sameRange_11;
    wire forgotten_byVma_11 =
        (tags_11_space_guest == invalidation_guest) &
        forgotten_ofGuest_11 &
        forgotten_ofProcess_11 &
        forgotten_ofPage_11;
    wire forgotten_11_choice =
        isVma ? forgotten_byVma_11 :
        (tags_11_space_guest & forgotten_ofGuest_11);
    wire forgotten_11 = isEverything | forgotten_11_choice;
    wire forgotten_ofGuest_12 = ~invalidation_guest | sameGscid_12;
    wire forgotten_ofProcess_12 = ~invalidation_pscidValid | (tags_12_space_paged & samePscid_12);
    wire forgotten_ofPage_12 = ~invalidation_addressValid | tags_12_space_guest | sameRange_12;
    wire forgotten_byVma_12 =
        (tags_12_space_guest == invalidation_guest) &
        forgotten_ofGuest_12 &
        forgotten_ofProcess_12 &
        forgotten_ofPage_12;
    wire forgotten_12_choice =
        isVma ? forgotten_byVma_12 :
        (tags_12_space_guest & forgotten_ofGuest_12);
    wire forgotten_12 = isEverything | forgotten_12_choice;
    wire forgotten_ofGuest_13 = ~invalidation_guest | sameGscid_13;
    wire forgotten_ofProcess_13 = ~invalidation_pscidValid | (tags_13_space_paged & samePscid_13);
    wire forgotten_ofPage_13 = ~invalidation_addressValid | tags_13_space_guest | sameRange_13;
    wire forgotten_byVma_13 =
        (tags_13_space_guest == invalidation_guest) &
        forgotten_ofGuest_13 &
        forgotten_ofProcess_13 &
        forgotten_ofPage_13;
    wire forgotten_13_choice =
        isVma ? forgotten_byVma_13 :
        (tags_13_space_guest & forgotten_ofGuest_13);
    wire forgotten_13 = isEverything | forgotten_13_choice;
    wire forgotten_ofGuest_14 = ~invalidation_guest | sameGscid_14;
    wire forgotten_ofProcess_14 = ~invalidation_pscidValid | (tags_14_space_paged & samePscid_14);
    wire forgotten_ofPage_14 = ~invalidation_addressValid | tags_14_space_guest | sameRange_14;
    wire forgotten_byVma_14 =
        (tags_14_space_guest == invalidation_guest) &
        forgotten_ofGuest_14 &
        forgotten_ofProcess_14 &
        forgotten_ofPage_14;
    wire forgotten_14_choice =
        isVma ? forgotten_byVma_14 :
        (tags_14_space_guest & forgotten_ofGuest_14);
    wire forgotten_14 = isEverything | forgotten_14_choice;
    wire forgotten_ofGuest_15 = ~invalidation_guest | sameGscid_15;
    wire forgotten_ofProcess_15 = ~invalidation_pscidValid | (tags_15_space_paged & samePscid_15);
    wire forgotten_ofPage_15 = ~invalidation_addressValid | tags_15_space_guest | sameRange_15;
    wire forgotten_byVma_15 =
        (tags_15_space_guest == invalidation_guest) &
        forgotten_ofGuest_15 &
        forgotten_ofProcess_15 &
        forgotten_ofPage_15;
    wire forgotten_15_choice =
        isVma ? forgotten_byVma_15 :
        (tags_15_space_guest & forgotten_ofGuest_15);
    wire forgotten_15 = isEverything | forgotten_15_choice;
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
    wire overlapping_ofGuest_8 =
        (tags_8_space_guest == refill_space_guest) &
        (~refill_space_guest | sameGscid_8);
    wire overlapping_ofProcess_8 =
        (tags_8_space_paged == refill_space_paged) &
        (~refill_space_paged | samePscid_8);
    wire overlapping_8 = overlapping_ofGuest_8 & overlapping_ofProcess_8 & sameRange_8;
    wire overlapping_ofGuest_9 =
        (tags_9_space_guest == refill_space_guest) &
        (~refill_space_guest | sameGscid_9);
    wire overlapping_ofProcess_9 =
        (tags_9_space_paged == refill_space_paged) &
        (~refill_space_paged | samePscid_9);
    wire overlapping_9 = overlapping_ofGuest_9 & overlapping_ofProcess_9 & sameRange_9;
    wire overlapping_ofGuest_10 =
        (tags_10_space_guest == refill_space_guest) &
        (~refill_space_guest | sameGscid_10);
    wire overlapping_ofProcess_10 =
        (tags_10_space_paged == refill_space_paged) &
        (~refill_space_paged | samePscid_10);
    wire overlapping_10 = overlapping_ofGuest_10 & overlapping_ofProcess_10 & sameRange_10;
    wire overlapping_ofGuest_11 =
        (tags_11_space_guest == refill_space_guest) &
        (~refill_space_guest | sameGscid_11);
    wire overlapping_ofProcess_11 =
        (tags_11_space_paged == refill_space_paged) &
        (~refill_space_paged | samePscid_11);
    wire overlapping_11 = overlapping_ofGuest_11 & overlapping_ofProcess_11 & sameRange_11;
    wire overlapping_ofGuest_12 =
        (tags_12_space_guest == refill_space_guest) &
        (~refill_space_guest | sameGscid_12);
    wire overlapping_ofProcess_12 =
        (tags_12_space_paged == refill_space_paged) &
        (~refill_space_paged | samePscid_12);
    wire overlapping_12 = overlapping_ofGuest_12 & overlapping_ofProcess_12 & sameRange_12;
    wire overlapping_ofGuest_13 =
        (tags_13_space_guest == refill_space_guest) &
        (~refill_space_guest | sameGscid_13);
    wire overlapping_ofProcess_13 =
        (tags_13_space_paged == refill_space_paged) &
        (~refill_space_paged | samePscid_13);
    wire overlapping_13 = overlapping_ofGuest_13 & overlapping_ofProcess_13 & sameRange_13;
    wire overlapping_ofGuest_14 =
        (tags_14_space_guest == refill_space_guest) &
        (~refill_space_guest | sameGscid_14);
    wire overlapping_ofProcess_14 =
        (tags_14_space_paged == refill_space_paged) &
        (~refill_space_paged | samePscid_14);
    wire overlapping_14 = overlapping_ofGuest_14 & overlapping_ofProcess_14 & sameRange_14;
    wire overlapping_ofGuest_15 =
        (tags_15_space_guest == refill_space_guest) &
        (~refill_space_guest | sameGscid_15);
    wire overlapping_ofProcess_15 =
        (tags_15_space_paged == refill_space_paged) &
        (~refill_space_paged | samePscid_15);
    wire overlapping_15 = overlapping_ofGuest_15 & overlapping_ofProcess_15 & sameRange_15;
    wire [15:0] others_joined = {
        overlapping_15, overlapping_14, overlapping_13, overlapping_12, overlapping_11,
        overlapping_10, overlapping_9, overlapping_8, overlapping_7, overlapping_6, overlapping_5,
        overlapping_4, overlapping_3, overlapping_2, overlapping_1, overlapping_0
    };
    wire [15:0] others = valid & ~others_joined;

    PseudoLru_16 way_leastUsed_pseudoLru (
        .clock   (clock),
        .reset   (reset),
        .touched (way_leastUsed_pseudoLru_touched),
        .victim  (way_leastUsed_pseudoLru_victim)
    );

    wire [3:0] way_way =
        (&others) ? way_leastUsed_pseudoLru_victim :
        ~others[0] ? 4'd0 :
        ~others[1] ? 4'd1 :
        ~others[2] ? 4'd2 :
        ~others[3] ? 4'd3 :
        ~others[4] ? 4'd4 :
        ~others[5] ? 4'd5 :
        ~others[6] ? 4'd6 :
        ~others[7] ? 4'd7 :
        ~others[8] ? 4'd8 :
        ~others[9] ? 4'd9 :
        ~others[10] ? 4'd10 :
        ~others[11] ? 4'd11 :
        ~others[12] ? 4'd12 :
        ~others[13] ? 4'd13 :
        ~others[14] ? 4'd14 :
        4'd15;
    assign present = |hits;
    assign permissions_read = entry[50];
    assign permissions_write = entry[49];
    assign permissions_execute = entry[48];
    assign permissions_user = entry[47];
    assign translation_page = {
        part_4,
        larger[3] ? page[35:27] : part_3,
        larger[2] ? page[26:18] : part_2,
        larger[1] ? page[17:9] : part_1,
        larger[0] ? page[8:0] : part_0
    };
    assign translation_memoryType = entry[2:1];
    assign translation_throughMsi = entry[0];
    assign translation_coherent = 1'b0;
    assign way_leastUsed_pseudoLru_touched = way_touched;
    assign way_touched =
        keeps ? (16'd1 << way_way) :
        used ? hits :
        16'd0;

    wire [15:0] valid_joined = {
        forgotten_15, forgotten_14, forgotten_13, forgotten_12, forgotten_11, forgotten_10,
        forgotten_9, forgotten_8, forgotten_7, forgotten_6, forgotten_5, forgotten_4, forgotten_3,
        forgotten_2, forgotten_1, forgotten_0
    };
    always @(posedge clock) begin
        if (reset) valid <= 16'd0;
        else if (forgets) valid <= valid & ~valid_joined;
        else if (keeps) valid <= others | (16'd1 << way_way);
    end

    always @(posedge clock) begin
        if (!forgets) begin
            if (keeps) begin
                case (way_way)
                    4'd0: begin
                        tags_0_space_guest <= refill_space_guest;
                        tags_0_space_gscid <= refill_space_gscid;
                        tags_0_space_paged <= refill_space_paged;
                        tags_0_space_pscid <= refill_space_pscid;
                        tags_0_page <= refill_page;
                        tags_0_larger <= refillLarger;
                    end
                    4'd1: begin
                        tags_1_space_guest <= refill_space_guest;
                        tags_1_space_gscid <= refill_space_gscid;
                        tags_1_space_paged <= refill_space_paged;
                        tags_1_space_pscid <= refill_space_pscid;
                        tags_1_page <= refill_page;
                        tags_1_larger <= refillLarger;
                    end
                    4'd2: begin
                        tags_2_space_guest <= refill_space_guest;
                        tags_2_space_gscid <= refill_space_gscid;
                        tags_2_space_paged <= refill_space_paged;
                        tags_2_space_pscid <= refill_space_pscid;
                        tags_2_page <= refill_page;
                        tags_2_larger <= refillLarger;
                    end
                    4'd3: begin
                        tags_3_space_guest <= refill_space_guest;
                        tags_3_space_gscid <= refill_space_gscid;
                        tags_3_space_paged <= refill_space_paged;
                        tags_3_space_pscid <= refill_space_pscid;
                        tags_3_page <= refill_page;
                        tags_3_larger <= refillLarger;
                    end
                    4'd4: begin
                        tags_4_space_guest <= refill_space_guest;
                        tags_4_space_gscid <= refill_space_gscid;
                        tags_4_space_paged <= refill_space_paged;
                        tags_4_space_pscid <= refill_space_pscid;
                        tags_4_page <= refill_page;
                        tags_4_larger <= refillLarger;
                    end
                    4'd5: begin
                        tags_5_space_guest <= refill_space_guest;
                        tags_5_space_gscid <= refill_space_gscid;
                        tags_5_space_paged <= refill_space_paged;
                        tags_5_space_pscid <= refill_space_pscid;
                        tags_5_page <= refill_page;
                        tags_5_larger <= refillLarger;
                    end
                    4'd6: begin
                        tags_6_space_guest <= refill_space_guest;
                        tags_6_space_gscid <= refill_space_gscid;
                        tags_6_space_paged <= refill_space_paged;
                        tags_6_space_pscid <= refill_space_pscid;
                        tags_6_page <= refill_page;
                        tags_6_larger <= refillLarger;
                    end
                    4'd7: begin
                        tags_7_space_guest <= refill_space_guest;
                        tags_7_space_gscid <= refill_space_gscid;
                        tags_7_space_paged <= refill_space_paged;
                        tags_7_space_pscid <= refill_space_pscid;
                        tags_7_page <= refill_page;
                        tags_7_larger <= refillLarger;
                    end
                    4'd8: begin
                        tags_8_space_guest <= refill_space_guest;
                        tags_8_space_gscid <= refill_space_gscid;
                        tags_8_space_paged <= refill_space_paged;
                        tags_8_space_pscid <= refill_space_pscid;
                        tags_8_page <= refill_page;
                        tags_8_larger <= refillLarger;
                    end
                    4'd9: begin
                        tags_9_space_guest <= refill_space_guest;
                        tags_9_space_gscid <= refill_space_gscid;
                        tags_9_space_paged <= refill_space_paged;
                        tags_9_space_pscid <= refill_space_pscid;
                        tags_9_page <= refill_page;
                        tags_9_larger <= refillLarger;
                    end
                    4'd10: begin
                        tags_10_space_guest <= refill_space_guest;
                        tags_10_space_gscid <= refill_space_gscid;
                        tags_10_space_paged <= refill_space_paged;
                        tags_10_space_pscid <= refill_space_pscid;
                        tags_10_page <= refill_page;
                        tags_10_larger <= refillLarger;
                    end
                    4'd11: begin
                        tags_11_space_guest <= refill_space_guest;
                        tags_11_space_gscid <= refill_space_gscid;
                        tags_11_space_paged <= refill_space_paged;
                        tags_11_space_pscid <= refill_space_pscid;
                        tags_11_page <= refill_page;
                        tags_11_larger <= refillLarger;
                    end
                    4'd12: begin
                        tags_12_space_guest <= refill_space_guest;
                        tags_12_space_gscid <= refill_space_gscid;
                        tags_12_space_paged <= refill_space_paged;
                        tags_12_space_pscid <= refill_space_pscid;
                        tags_12_page <= refill_page;
                        tags_12_larger <= refillLarger;
                    end
                    4'd13: begin
                        tags_13_space_guest <= refill_space_guest;
                        tags_13_space_gscid <= refill_space_gscid;
                        tags_13_space_paged <= refill_space_paged;
                        tags_13_space_pscid <= refill_space_pscid;
                        tags_13_page <= refill_page;
                        tags_13_larger <= refillLarger;
                    end
                    4'd14: begin
                        tags_14_space_guest <= refill_space_guest;
                        tags_14_space_gscid <= refill_space_gscid;
                        tags_14_space_paged <= refill_space_paged;
                        tags_14_space_pscid <= refill_space_pscid;
                        tags_14_page <= refill_page;
                        tags_14_larger <= refillLarger;
                    end
                    4'd15: begin
                        tags_15_space_guest <= refill_space_guest;
                        tags_15_space_gscid <= refill_space_gscid;
                        tags_15_space_paged <= refill_space_paged;
                        tags_15_space_pscid <= refill_space_pscid;
                        tags_15_page <= refill_page;
                        tags_15_larger <= refillLarger;
                    end
                endcase
                entries[way_way] <= {
                    refill_permissions_read, refill_permissions_write, refill_permissions_execute,
                    refill_permissions_user, refill_translation_page, refill_translation_memoryType,
                    refill_translation_throughMsi
                };
            end
        end
    end

    // Not used, on purpose.
    // devices and processes do not matter here
    // the device context tells coherent; not all builds have the rest
    wire unused = &{
        1'b0,
        invalidation_page[51:48],
        invalidation_deviceValid,
        invalidation_deviceId,
        invalidation_processId,
        refill_translation_coherent,
        probeGscid_choice[15:5],
        probePscid_choice[19:5]
    };

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_entry_at_most_is_that_of_a_request: assert ((hits & (~hits + 16'd1)) == hits);
            assert_no_page_is_larger_than_a_root_s: assert (~refill_valid | (refill_level <= 3'd4));
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!((hits & (~hits + 16'd1)) == hits)) begin
                $display(
                    "portcullis.check.Iotlb_core.one_entry_at_most_is_that_of_a_request assert at Iotlb.java in %m: one entry at most is that of a request"
                );
                $fatal;
            end
            if (!(~refill_valid | (refill_level <= 3'd4))) begin
                $display(
                    "portcullis.check.Iotlb_core.no_page_is_larger_than_a_root_s assert at Iotlb.java in %m: no page is larger than a root's"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
