// Remembers second-stage entries, pointers to tables and leaves alike.
module SecondStageCache_base (
    input  wire        clock,
    input  wire        reset,
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
    input  wire [19:0] invalidation_processId,
    input  wire [15:0] gscid,
    input  wire [28:0] page,
    input  wire        need_read,
    input  wire        need_write,
    input  wire        need_execute,
    output wire        hit,
    output wire [2:0]  known_level,
    output wire        known_leaf,
    output wire [43:0] known_target,
    output wire        known_properties_permissions_read,
    output wire        known_properties_permissions_write,
    output wire        known_properties_permissions_execute,
    output wire        known_properties_permissions_user,
    input  wire        use_,
    input  wire        insert,
    input  wire [2:0]  inserted_level,
    input  wire        inserted_leaf,
    input  wire [43:0] inserted_target,
    input  wire        inserted_properties_permissions_read,
    input  wire        inserted_properties_permissions_write,
    input  wire        inserted_properties_permissions_execute,
    input  wire        inserted_properties_permissions_user
);
    localparam [2:0] KIND_GVMA = 3'd1;
    localparam [2:0] KIND_EVERYTHING = 3'd4;

    reg         entries_0_valid;
    reg  [15:0] entries_0_gscid;
    reg  [28:0] entries_0_page;
    reg  [2:0]  entries_0_known_level;
    reg         entries_0_known_leaf;
    reg  [43:0] entries_0_known_target;
    reg         entries_0_known_properties_permissions_read;
    reg         entries_0_known_properties_permissions_write;
    reg         entries_0_known_properties_permissions_execute;
    reg         entries_0_known_properties_permissions_user;
    reg         entries_1_valid;
    reg  [15:0] entries_1_gscid;
    reg  [28:0] entries_1_page;
    reg  [2:0]  entries_1_known_level;
    reg         entries_1_known_leaf;
    reg  [43:0] entries_1_known_target;
    reg         entries_1_known_properties_permissions_read;
    reg         entries_1_known_properties_permissions_write;
    reg         entries_1_known_properties_permissions_execute;
    reg         entries_1_known_properties_permissions_user;
    reg         entries_2_valid;
    reg  [15:0] entries_2_gscid;
    reg  [28:0] entries_2_page;
    reg  [2:0]  entries_2_known_level;
    reg         entries_2_known_leaf;
    reg  [43:0] entries_2_known_target;
    reg         entries_2_known_properties_permissions_read;
    reg         entries_2_known_properties_permissions_write;
    reg         entries_2_known_properties_permissions_execute;
    reg         entries_2_known_properties_permissions_user;
    reg         entries_3_valid;
    reg  [15:0] entries_3_gscid;
    reg  [28:0] entries_3_page;
    reg  [2:0]  entries_3_known_level;
    reg         entries_3_known_leaf;
    reg  [43:0] entries_3_known_target;
    reg         entries_3_known_properties_permissions_read;
    reg         entries_3_known_properties_permissions_write;
    reg         entries_3_known_properties_permissions_execute;
    reg         entries_3_known_properties_permissions_user;
    reg         entries_4_valid;
    reg  [15:0] entries_4_gscid;
    reg  [28:0] entries_4_page;
    reg  [2:0]  entries_4_known_level;
    reg         entries_4_known_leaf;
    reg  [43:0] entries_4_known_target;
    reg         entries_4_known_properties_permissions_read;
    reg         entries_4_known_properties_permissions_write;
    reg         entries_4_known_properties_permissions_execute;
    reg         entries_4_known_properties_permissions_user;
    reg         entries_5_valid;
    reg  [15:0] entries_5_gscid;
    reg  [28:0] entries_5_page;
    reg  [2:0]  entries_5_known_level;
    reg         entries_5_known_leaf;
    reg  [43:0] entries_5_known_target;
    reg         entries_5_known_properties_permissions_read;
    reg         entries_5_known_properties_permissions_write;
    reg         entries_5_known_properties_permissions_execute;
    reg         entries_5_known_properties_permissions_user;
    reg         entries_6_valid;
    reg  [15:0] entries_6_gscid;
    reg  [28:0] entries_6_page;
    reg  [2:0]  entries_6_known_level;
    reg         entries_6_known_leaf;
    reg  [43:0] entries_6_known_target;
    reg         entries_6_known_properties_permissions_read;
    reg         entries_6_known_properties_permissions_write;
    reg         entries_6_known_properties_permissions_execute;
    reg         entries_6_known_properties_permissions_user;
    reg         entries_7_valid;
    reg  [15:0] entries_7_gscid;
    reg  [28:0] entries_7_page;
    reg  [2:0]  entries_7_known_level;
    reg         entries_7_known_leaf;
    reg  [43:0] entries_7_known_target;
    reg         entries_7_known_properties_permissions_read;
    reg         entries_7_known_properties_permissions_write;
    reg         entries_7_known_properties_permissions_execute;
    reg         entries_7_known_properties_permissions_user;
    reg         entries_8_valid;
    reg  [15:0] entries_8_gscid;
    reg  [28:0] entries_8_page;
    reg  [2:0]  entries_8_known_level;
    reg         entries_8_known_leaf;
    reg  [43:0] entries_8_known_target;
    reg         entries_8_known_properties_permissions_read;
    reg         entries_8_known_properties_permissions_write;
    reg         entries_8_known_properties_permissions_execute;
    reg         entries_8_known_properties_permissions_user;
    reg         entries_9_valid;
    reg  [15:0] entries_9_gscid;
    reg  [28:0] entries_9_page;
    reg  [2:0]  entries_9_known_level;
    reg         entries_9_known_leaf;
    reg  [43:0] entries_9_known_target;
    reg         entries_9_known_properties_permissions_read;
    reg         entries_9_known_properties_permissions_write;
    reg         entries_9_known_properties_permissions_execute;
    reg         entries_9_known_properties_permissions_user;
    reg         entries_10_valid;
    reg  [15:0] entries_10_gscid;
    reg  [28:0] entries_10_page;
    reg  [2:0]  entries_10_known_level;
    reg         entries_10_known_leaf;
    reg  [43:0] entries_10_known_target;
    reg         entries_10_known_properties_permissions_read;
    reg         entries_10_known_properties_permissions_write;
    reg         entries_10_known_properties_permissions_execute;
    reg         entries_10_known_properties_permissions_user;
    reg         entries_11_valid;
    reg  [15:0] entries_11_gscid;
    reg  [28:0] entries_11_page;
    reg  [2:0]  entries_11_known_level;
    reg         entries_11_known_leaf;
    reg  [43:0] entries_11_known_target;
    reg         entries_11_known_properties_permissions_read;
    reg         entries_11_known_properties_permissions_write;
    reg         entries_11_known_properties_permissions_execute;
    reg         entries_11_known_properties_permissions_user;
    reg         entries_12_valid;
    reg  [15:0] entries_12_gscid;
    reg  [28:0] entries_12_page;
    reg  [2:0]  entries_12_known_level;
    reg         entries_12_known_leaf;
    reg  [43:0] entries_12_known_target;
    reg         entries_12_known_properties_permissions_read;
    reg         entries_12_known_properties_permissions_write;
    reg         entries_12_known_properties_permissions_execute;
    reg         entries_12_known_properties_permissions_user;
    reg         entries_13_valid;
    reg  [15:0] entries_13_gscid;
    reg  [28:0] entries_13_page;
    reg  [2:0]  entries_13_known_level;
    reg         entries_13_known_leaf;
    reg  [43:0] entries_13_known_target;
    reg         entries_13_known_properties_permissions_read;
    reg         entries_13_known_properties_permissions_write;
    reg         entries_13_known_properties_permissions_execute;
    reg         entries_13_known_properties_permissions_user;
    reg         entries_14_valid;
    reg  [15:0] entries_14_gscid;
    reg  [28:0] entries_14_page;
    reg  [2:0]  entries_14_known_level;
    reg         entries_14_known_leaf;
    reg  [43:0] entries_14_known_target;
    reg         entries_14_known_properties_permissions_read;
    reg         entries_14_known_properties_permissions_write;
    reg         entries_14_known_properties_permissions_execute;
    reg         entries_14_known_properties_permissions_user;
    reg         entries_15_valid;
    reg  [15:0] entries_15_gscid;
    reg  [28:0] entries_15_page;
    reg  [2:0]  entries_15_known_level;
    reg         entries_15_known_leaf;
    reg  [43:0] entries_15_known_target;
    reg         entries_15_known_properties_permissions_read;
    reg         entries_15_known_properties_permissions_write;
    reg         entries_15_known_properties_permissions_execute;
    reg         entries_15_known_properties_permissions_user;
    wire [15:0] place;
    wire [15:0] victim_pseudoLru_touched;
    wire [3:0]  victim_pseudoLru_victim;

    wire samePart_0_0 = entries_0_page[8:0] == page[8:0];
    wire samePage_0_0 = 1'b1 & (samePart_0_0 | (entries_0_known_level > 3'd0));
    wire samePart_0_1 = entries_0_page[17:9] == page[17:9];
    wire samePage_0_1 = samePage_0_0 & (samePart_0_1 | (entries_0_known_level > 3'd1));
    wire samePart_0_2 = entries_0_page[28:18] == page[28:18];
    wire samePage_0_2 = samePage_0_1 & (samePart_0_2 | (entries_0_known_level > 3'd2));
    wire samePart_1_0 = entries_1_page[8:0] == page[8:0];
    wire samePage_1_0 = 1'b1 & (samePart_1_0 | (entries_1_known_level > 3'd0));
    wire samePart_1_1 = entries_1_page[17:9] == page[17:9];
    wire samePage_1_1 = samePage_1_0 & (samePart_1_1 | (entries_1_known_level > 3'd1));
    wire samePart_1_2 = entries_1_page[28:18] == page[28:18];
    wire samePage_1_2 = samePage_1_1 & (samePart_1_2 | (entries_1_known_level > 3'd2));
    wire samePart_2_0 = entries_2_page[8:0] == page[8:0];
    wire samePage_2_0 = 1'b1 & (samePart_2_0 | (entries_2_known_level > 3'd0));
    wire samePart_2_1 = entries_2_page[17:9] == page[17:9];
    wire samePage_2_1 = samePage_2_0 & (samePart_2_1 | (entries_2_known_level > 3'd1));
    wire samePart_2_2 = entries_2_page[28:18] == page[28:18];
    wire samePage_2_2 = samePage_2_1 & (samePart_2_2 | (entries_2_known_level > 3'd2));
    wire samePart_3_0 = entries_3_page[8:0] == page[8:0];
    wire samePage_3_0 = 1'b1 & (samePart_3_0 | (entries_3_known_level > 3'd0));
    wire samePart_3_1 = entries_3_page[17:9] == page[17:9];
    wire samePage_3_1 = samePage_3_0 & (samePart_3_1 | (entries_3_known_level > 3'd1));
    wire samePart_3_2 = entries_3_page[28:18] == page[28:18];
    wire samePage_3_2 = samePage_3_1 & (samePart_3_2 | (entries_3_known_level > 3'd2));
    wire samePart_4_0 = entries_4_page[8:0] == page[8:0];
    wire samePage_4_0 = 1'b1 & (samePart_4_0 | (entries_4_known_level > 3'd0));
    wire samePart_4_1 = entries_4_page[17:9] == page[17:9];
    wire samePage_4_1 = samePage_4_0 & (samePart_4_1 | (entries_4_known_level > 3'd1));
    wire samePart_4_2 = entries_4_page[28:18] == page[28:18];
    wire samePage_4_2 = samePage_4_1 & (samePart_4_2 | (entries_4_known_level > 3'd2));
    wire samePart_5_0 = entries_5_page[8:0] == page[8:0];
    wire samePage_5_0 = 1'b1 & (samePart_5_0 | (entries_5_known_level > 3'd0));
    wire samePart_5_1 = entries_5_page[17:9] == page[17:9];
    wire samePage_5_1 = samePage_5_0 & (samePart_5_1 | (entries_5_known_level > 3'd1));
    wire samePart_5_2 = entries_5_page[28:18] == page[28:18];
    wire samePage_5_2 = samePage_5_1 & (samePart_5_2 | (entries_5_known_level > 3'd2));
    wire samePart_6_0 = entries_6_page[8:0] == page[8:0];
    wire samePage_6_0 = 1'b1 & (samePart_6_0 | (entries_6_known_level > 3'd0));
    wire samePart_6_1 = entries_6_page[17:9] == page[17:9];
    wire samePage_6_1 = samePage_6_0 & (samePart_6_1 | (entries_6_known_level > 3'd1));
    wire samePart_6_2 = entries_6_page[28:18] == page[28:18];
    wire samePage_6_2 = samePage_6_1 & (samePart_6_2 | (entries_6_known_level > 3'd2));
    wire samePart_7_0 = entries_7_page[8:0] == page[8:0];
    wire samePage_7_0 = 1'b1 & (samePart_7_0 | (entries_7_known_level > 3'd0));
    wire samePart_7_1 = entries_7_page[17:9] == page[17:9];
    wire samePage_7_1 = samePage_7_0 & (samePart_7_1 | (entries_7_known_level > 3'd1));
    wire samePart_7_2 = entries_7_page[28:18] == page[28:18];
    wire samePage_7_2 = samePage_7_1 & (samePart_7_2 | (entries_7_known_level > 3'd2));
    wire samePart_8_0 = entries_8_page[8:0] == page[8:0];
    wire samePage_8_0 = 1'b1 & (samePart_8_0 | (entries_8_known_level > 3'd0));
    wire samePart_8_1 = entries_8_page[17:9] == page[17:9];
    wire samePage_8_1 = samePage_8_0 & (samePart_8_1 | (entries_8_known_level > 3'd1));
    wire samePart_8_2 = entries_8_page[28:18] == page[28:18];
    wire samePage_8_2 = samePage_8_1 & (samePart_8_2 | (entries_8_known_level > 3'd2));
    wire samePart_9_0 = entries_9_page[8:0] == page[8:0];
    wire samePage_9_0 = 1'b1 & (samePart_9_0 | (entries_9_known_level > 3'd0));
    wire samePart_9_1 = entries_9_page[17:9] == page[17:9];
    wire samePage_9_1 = samePage_9_0 & (samePart_9_1 | (entries_9_known_level > 3'd1));
    wire samePart_9_2 = entries_9_page[28:18] == page[28:18];
    wire samePage_9_2 = samePage_9_1 & (samePart_9_2 | (entries_9_known_level > 3'd2));
    wire samePart_10_0 = entries_10_page[8:0] == page[8:0];
    wire samePage_10_0 = 1'b1 & (samePart_10_0 | (entries_10_known_level > 3'd0));
    wire samePart_10_1 = entries_10_page[17:9] == page[17:9];
    wire samePage_10_1 = samePage_10_0 & (samePart_10_1 | (entries_10_known_level > 3'd1));
    wire samePart_10_2 = entries_10_page[28:18] == page[28:18];
    wire samePage_10_2 = samePage_10_1 & (samePart_10_2 | (entries_10_known_level > 3'd2));
    wire samePart_11_0 = entries_11_page[8:0] == page[8:0];
    wire samePage_11_0 = 1'b1 & (samePart_11_0 | (entries_11_known_level > 3'd0));
    wire samePart_11_1 = entries_11_page[17:9] == page[17:9];
    wire samePage_11_1 = samePage_11_0 & (samePart_11_1 | (entries_11_known_level > 3'd1));
    wire samePart_11_2 = entries_11_page[28:18] == page[28:18];
    wire samePage_11_2 = samePage_11_1 & (samePart_11_2 | (entries_11_known_level > 3'd2));
    wire samePart_12_0 = entries_12_page[8:0] == page[8:0];
    wire samePage_12_0 = 1'b1 & (samePart_12_0 | (entries_12_known_level > 3'd0));
    wire samePart_12_1 = entries_12_page[17:9] == page[17:9];
    wire samePage_12_1 = samePage_12_0 & (samePart_12_1 | (entries_12_known_level > 3'd1));
    wire samePart_12_2 = entries_12_page[28:18] == page[28:18];
    wire samePage_12_2 = samePage_12_1 & (samePart_12_2 | (entries_12_known_level > 3'd2));
    wire samePart_13_0 = entries_13_page[8:0] == page[8:0];
    wire samePage_13_0 = 1'b1 & (samePart_13_0 | (entries_13_known_level > 3'd0));
    wire samePart_13_1 = entries_13_page[17:9] == page[17:9];
    wire samePage_13_1 = samePage_13_0 & (samePart_13_1 | (entries_13_known_level > 3'd1));
    wire samePart_13_2 = entries_13_page[28:18] == page[28:18];
    wire samePage_13_2 = samePage_13_1 & (samePart_13_2 | (entries_13_known_level > 3'd2));
    wire samePart_14_0 = entries_14_page[8:0] == page[8:0];
    wire samePage_14_0 = 1'b1 & (samePart_14_0 | (entries_14_known_level > 3'd0));
    wire samePart_14_1 = entries_14_page[17:9] == page[17:9];
    wire samePage_14_1 = samePage_14_0 & (samePart_14_1 | (entries_14_known_level > 3'd1));
    wire samePart_14_2 = entries_14_page[28:18] == page[28:18];
    wire samePage_14_2 = samePage_14_1 & (samePart_14_2 | (entries_14_known_level > 3'd2));
    wire samePart_15_0 = entries_15_page[8:0] == page[8:0];
    wire samePage_15_0 = 1'b1 & (samePart_15_0 | (entries_15_known_level > 3'd0));
    wire samePart_15_1 = entries_15_page[17:9] == page[17:9];
    wire samePage_15_1 = samePage_15_0 & (samePart_15_1 | (entries_15_known_level > 3'd1));
    wire samePart_15_2 = entries_15_page[28:18] == page[28:18];
    wire samePage_15_2 = samePage_15_1 & (samePart_15_2 | (entries_15_known_level > 3'd2));
    wire holds_masked = entries_15_valid & (entries_15_gscid == gscid) & samePage_15_2;
    wire holds_masked_2 = entries_14_valid & (entries_14_gscid == gscid) & samePage_14_2;
    wire holds_masked_3 = entries_13_valid & (entries_13_gscid == gscid) & samePage_13_2;
    wire holds_masked_4 = entries_12_valid & (entries_12_gscid == gscid) & samePage_12_2;
    wire holds_masked_5 = entries_11_valid & (entries_11_gscid == gscid) & samePage_11_2;
    wire holds_masked_6 = entries_10_valid & (entries_10_gscid == gscid) & samePage_10_2;
    wire holds_masked_7 = entries_9_valid & (entries_9_gscid == gscid) & samePage_9_2;
    wire holds_masked_8 = entries_8_valid & (entries_8_gscid == gscid) & samePage_8_2;
    wire holds_masked_9 = entries_7_valid & (entries_7_gscid == gscid) & samePage_7_2;
    wire holds_masked_10 = entries_6_valid & (entries_6_gscid == gscid) & samePage_6_2;
    wire holds_masked_11 = entries_5_valid & (entries_5_gscid == gscid) & samePage_5_2;
    wire holds_masked_12 = entries_4_valid & (entries_4_gscid == gscid) & samePage_4_2;
    wire holds_masked_13 = entries_3_valid & (entries_3_gscid == gscid) & samePage_3_2;
    wire holds_masked_14 = entries_2_valid & (entries_2_gscid == gscid) & samePage_2_2;
    wire holds_masked_15 = entries_1_valid & (entries_1_gscid == gscid) & samePage_1_2;
    wire holds_masked_16 = entries_0_valid & (entries_0_gscid == gscid) & samePage_0_2;
    wire [15:0] holds = {
        holds_masked, holds_masked_2, holds_masked_3, holds_masked_4, holds_masked_5,
        holds_masked_6, holds_masked_7, holds_masked_8, holds_masked_9, holds_masked_10,
        holds_masked_11, holds_masked_12, holds_masked_13, holds_masked_14, holds_masked_15,
        holds_masked_16
    };
    wire helps_merged = ~need_read | entries_15_known_properties_permissions_read;
    wire helps_merged_2 = ~need_write | entries_15_known_properties_permissions_write;
    wire helps_merged_3 = ~need_execute | entries_15_known_properties_permissions_execute;
    wire helps_merged_4 = ~entries_15_known_leaf | (helps_merged & helps_merged_2 & helps_merged_3);
    wire helps_merged_5 = ~need_read | entries_14_known_properties_permissions_read;
    wire helps_merged_6 = ~need_write | entries_14_known_properties_permissions_write;
    wire helps_merged_7 = ~need_execute | entries_14_known_properties_permissions_execute;
    wire helps_merged_8 =
        ~entries_14_known_leaf |
        (helps_merged_5 & helps_merged_6 & helps_merged_7);
    wire helps_merged_9 = ~need_read | entries_13_known_properties_permissions_read;
    wire helps_merged_10 = ~need_write | entries_13_known_properties_permissions_write;
    wire helps_merged_11 = ~need_execute | entries_13_known_properties_permissions_execute;
    wire helps_merged_12 =
        ~entries_13_known_leaf |
        (helps_merged_9 & helps_merged_10 & helps_merged_11);
    wire helps_merged_13 = ~need_read | entries_12_known_properties_permissions_read;
    wire helps_merged_14 = ~need_write | entries_12_known_properties_permissions_write;
    wire helps_merged_15 = ~need_execute | entries_12_known_properties_permissions_execute;
    wire helps_masked = helps_merged_13 & helps_merged_14 & helps_merged_15;
    wire helps_merged_16 = ~need_read | entries_11_known_properties_permissions_read;
    wire helps_merged_17 = ~need_write | entries_11_known_properties_permissions_write;
    wire helps_merged_18 = ~need_execute | entries_11_known_properties_permissions_execute;
    wire helps_masked_2 = helps_merged_16 & helps_merged_17 & helps_merged_18;
    wire helps_merged_19 = ~need_read | entries_10_known_properties_permissions_read;
    wire helps_merged_20 = ~need_write | entries_10_known_properties_permissions_write;
    wire helps_merged_21 = ~need_execute | entries_10_known_properties_permissions_execute;
    wire helps_masked_3 = helps_merged_19 & helps_merged_20 & helps_merged_21;
    wire helps_merged_22 = ~need_read | entries_9_known_properties_permissions_read;
    wire helps_merged_23 = ~need_write | entries_9_known_properties_permissions_write;
    wire helps_merged_24 = ~need_execute | entries_9_known_properties_permissions_execute;
    wire helps_masked_4 = helps_merged_22 & helps_merged_23 & helps_merged_24;
    wire helps_merged_25 = ~need_read | entries_8_known_properties_permissions_read;
    wire helps_merged_26 = ~need_write | entries_8_known_properties_permissions_write;
    wire helps_merged_27 = ~need_execute | entries_8_known_properties_permissions_execute;
    wire helps_masked_5 = helps_merged_25 & helps_merged_26 & helps_merged_27;
    wire helps_merged_28 = ~need_read | entries_7_known_properties_permissions_read;
    wire helps_merged_29 = ~need_write | entries_7_known_properties_permissions_write;
    wire helps_merged_30 = ~need_execute | entries_7_known_properties_permissions_execute;
    wire helps_masked_6 = helps_merged_28 & helps_merged_29 & helps_merged_30;
    wire helps_merged_31 = ~need_read | entries_6_known_properties_permissions_read;
    wire helps_merged_32 = ~need_write | entries_6_known_properties_permissions_write;
    wire helps_merged_33 = ~need_execute | entries_6_known_properties_permissions_execute;
    wire helps_masked_7 = helps_merged_31 & helps_merged_32 & helps_merged_33;
    wire helps_merged_34 = ~need_read | entries_5_known_properties_permissions_read;
    wire helps_merged_35 = ~need_write | entries_5_known_properties_permissions_write;
    wire helps_merged_36 = ~need_execute | entries_5_known_properties_permissions_execute;
    wire helps_masked_8 = helps_merged_34 & helps_merged_35 & helps_merged_36;
    wire helps_merged_37 = ~need_read | entries_4_known_properties_permissions_read;
    wire helps_merged_38 = ~need_write | entries_4_known_properties_permissions_write;
    wire helps_merged_39 = ~need_execute | entries_4_known_properties_permissions_execute;
    wire helps_masked_9 = helps_merged_37 & helps_merged_38 & helps_merged_39;
    wire helps_merged_40 = ~need_read | entries_3_known_properties_permissions_read;
    wire helps_merged_41 = ~need_write | entries_3_known_properties_permissions_write;
    wire helps_merged_42 = ~need_execute | entries_3_known_properties_permissions_execute;
    wire helps_masked_10 = helps_merged_40 & helps_merged_41 & helps_merged_42;
    wire helps_merged_43 = ~need_read | entries_2_known_properties_permissions_read;
    wire helps_merged_44 = ~need_write | entries_2_known_properties_permissions_write;
    wire helps_merged_45 = ~need_execute | entries_2_known_properties_permissions_execute;
    wire helps_masked_11 = helps_merged_43 & helps_merged_44 & helps_merged_45;
    wire helps_merged_46 = ~need_read | entries_1_known_properties_permissions_read;
    wire helps_merged_47 = ~need_write | entries_1_known_properties_permissions_write;
    wire helps_merged_48 = ~need_execute | entries_1_known_properties_permissions_execute;
    wire helps_masked_12 = helps_merged_46 & helps_merged_47 & helps_merged_48;
    wire helps_merged_49 = ~need_read | entries_0_known_properties_permissions_read;
    wire helps_merged_50 = ~need_write | entries_0_known_properties_permissions_write;
    wire helps_merged_51 = ~need_execute | entries_0_known_properties_permissions_execute;
    wire helps_masked_13 = helps_merged_49 & helps_merged_50 & helps_merged_51;
    wire [15:0] helps_joined = {
        helps_merged_4, helps_merged_8, helps_merged_12,
        ~entries_12_known_leaf | helps_masked,
        ~entries_11_known_leaf | helps_masked_2,
        ~entries_10_known_leaf | helps_masked_3,
        ~entries_9_known_leaf | helps_masked_4,
        ~entries_8_known_leaf | helps_masked_5,
        ~entries_7_known_leaf | helps_masked_6,
        ~entries_6_known_leaf | helps_masked_7,
        ~entries_5_known_leaf | helps_masked_8,
        ~entries_4_known_leaf | helps_masked_9,
        ~entries_3_known_leaf | helps_masked_10,
        ~entries_2_known_leaf | helps_masked_11,
        ~entries_1_known_leaf | helps_masked_12,
        ~entries_0_known_leaf | helps_masked_13
    };
    wire [15:0] helps = helps_joined & holds;
    wire [15:0] deepest_atLevel_0_joined = {
        entries_15_known_level == 3'd0,
        entries_14_known_level == 3'd0,
        entries_13_known_level == 3'd0,
        entries_12_known_level == 3'd0,
        entries_11_known_level == 3'd0,
        entries_10_known_level == 3'd0,
        entries_9_known_level == 3'd0,
        entries_8_known_level == 3'd0,
        entries_7_known_level == 3'd0,
        entries_6_known_level == 3'd0,
        entries_5_known_level == 3'd0,
        entries_4_known_level == 3'd0,
        entries_3_known_level == 3'd0,
        entries_2_known_level == 3'd0,
        entries_1_known_level == 3'd0,
        entries_0_known_level == 3'd0
    };
    wire [15:0] deepest_atLevel_0 = deepest_atLevel_0_joined & helps;
    wire [15:0] deepest_deepest_0 = 16'd0 | (deepest_atLevel_0 & {16{1'b1}});
    wire deepest_found_0 = 1'b0 | (|deepest_atLevel_0);
    wire [15:0] deepest_atLevel_1_joined = {
        entries_15_known_level == 3'd1,
        entries_14_known_level == 3'd1,
        entries_13_known_level == 3'd1,
        entries_12_known_level == 3'd1,
        entries_11_known_level == 3'd1,
        entries_10_known_level == 3'd1,
        entries_9_known_level == 3'd1,
        entries_8_known_level == 3'd1,
        entries_7_known_level == 3'd1,
        entries_6_known_level == 3'd1,
        entries_5_known_level == 3'd1,
        entries_4_known_level == 3'd1,
        entries_3_known_level == 3'd1,
        entries_2_known_level == 3'd1,
        entries_1_known_level == 3'd1,
        entries_0_known_level == 3'd1
    };
    wire [15:0] deepest_atLevel_1 = deepest_atLevel_1_joined & helps;
    wire [15:0] deepest_deepest_1 =
        deepest_deepest_0 |
        (deepest_atLevel_1 & {16{~deepest_found_0}});
    wire deepest_found_1 = deepest_found_0 | (|deepest_atLevel_1);
    wire [15:0] deepest_atLevel_2_joined = {
        entries_15_known_level == 3'd2,
        entries_14_known_level == 3'd2,
        entries_13_known_level == 3'd2,
        entries_12_known_level == 3'd2,
        entries_11_known_level == 3'd2,
        entries_10_known_level == 3'd2,
        entries_9_known_level == 3'd2,
        entries_8_known_level == 3'd2,
        entries_7_known_level == 3'd2,
        entries_6_known_level == 3'd2,
        entries_5_known_level == 3'd2,
        entries_4_known_level == 3'd2,
        entries_3_known_level == 3'd2,
        entries_2_known_level == 3'd2,
        entries_1_known_level == 3'd2,
        entries_0_known_level == 3'd2
    };
    wire [15:0] deepest_atLevel_2 = deepest_atLevel_2_joined & helps;
    wire [15:0] deepest_deepest_2 =
        deepest_deepest_1 |
        (deepest_atLevel_2 & {16{~deepest_found_1}});
    wire [15:0] same_joined = {
        entries_15_known_level == inserted_level,
        entries_14_known_level == inserted_level,
        entries_13_known_level == inserted_level,
        entries_12_known_level == inserted_level,
        entries_11_known_level == inserted_level,
        entries_10_known_level == inserted_level,
        entries_9_known_level == inserted_level,
        entries_8_known_level == inserted_level,
        entries_7_known_level == inserted_level,
        entries_6_known_level == inserted_level,
        entries_5_known_level == inserted_level,
        entries_4_known_level == inserted_level,
        entries_3_known_level == inserted_level,
        entries_2_known_level == inserted_level,
        entries_1_known_level == inserted_level,
        entries_0_known_level == inserted_level
    };
    wire [15:0] same = same_joined & holds;
    wire [15:0] taken = {
        entries_15_valid, entries_14_valid, entries_13_valid, entries_12_valid, entries_11_valid,
        entries_10_valid, entries_9_valid, entries_8_valid, entries_7_valid, entries_6_valid,
        entries_5_valid, entries_4_valid, entries_3_valid, entries_2_valid, entries_1_valid,
        entries_0_valid
    };
    wire [15:0] touched = insert ? place : (deepest_deepest_2 & {16{use_}});

    PseudoLru_16 victim_pseudoLru (
        .clock   (clock),
        .reset   (reset),
        .touched (victim_pseudoLru_touched),
        .victim  (victim_pseudoLru_victim)
    );

    wire [15:0] room = (&taken) ? (16'd1 << victim_pseudoLru_victim) : (~taken & (taken + 16'd1));
    wire sameGuest_0 = ~invalidation_guest | (entries_0_gscid == invalidation_gscid);
    wire sameGuest_1 = ~invalidation_guest | (entries_1_gscid == invalidation_gscid);
    wire sameGuest_2 = ~invalidation_guest | (entries_2_gscid == invalidation_gscid);
    wire sameGuest_3 = ~invalidation_guest | (entries_3_gscid == invalidation_gscid);
    wire sameGuest_4 = ~invalidation_guest | (entries_4_gscid == invalidation_gscid);
    wire sameGuest_5 = ~invalidation_guest | (entries_5_gscid == invalidation_gscid);
    wire sameGuest_6 = ~invalidation_guest | (entries_6_gscid == invalidation_gscid);
    wire sameGuest_7 = ~invalidation_guest | (entries_7_gscid == invalidation_gscid);
    wire sameGuest_8 = ~invalidation_guest | (entries_8_gscid == invalidation_gscid);
    wire sameGuest_9 = ~invalidation_guest | (entries_9_gscid == invalidation_gscid);
    wire sameGuest_10 = ~invalidation_guest | (entries_10_gscid == invalidation_gscid);
    wire sameGuest_11 = ~invalidation_guest | (entries_11_gscid == invalidation_gscid);
    wire sameGuest_12 = ~invalidation_guest | (entries_12_gscid == invalidation_gscid);
    wire sameGuest_13 = ~invalidation_guest | (entries_13_gscid == invalidation_gscid);
    wire sameGuest_14 = ~invalidation_guest | (entries_14_gscid == invalidation_gscid);
    wire sameGuest_15 = ~invalidation_guest | (entries_15_gscid == invalidation_gscid);
    assign hit = |deepest_deepest_2;
    assign known_level =
        ({3{deepest_deepest_2[0]}} & entries_0_known_level) |
        ({3{deepest_deepest_2[1]}} & entries_1_known_level) |
        ({3{deepest_deepest_2[2]}} & entries_2_known_level) |
        ({3{deepest_deepest_2[3]}} & entries_3_known_level) |
        ({3{deepest_deepest_2[4]}} & entries_4_known_level) |
        ({3{deepest_deepest_2[5]}} & entries_5_known_level) |
        ({3{deepest_deepest_2[6]}} & entries_6_known_level) |
        ({3{deepest_deepest_2[7]}} & entries_7_known_level) |
        ({3{deepest_deepest_2[8]}} & entries_8_known_level) |
        ({3{deepest_deepest_2[9]}} & entries_9_known_level) |
        ({3{deepest_deepest_2[10]}} & entries_10_known_level) |
        ({3{deepest_deepest_2[11]}} & entries_11_known_level) |
        ({3{deepest_deepest_2[12]}} & entries_12_known_level) |
        ({3{deepest_deepest_2[13]}} & entries_13_known_level) |
        ({3{deepest_deepest_2[14]}} & entries_14_known_level) |
        ({3{deepest_deepest_2[15]}} & entries_15_known_level);
    assign known_leaf =
        (deepest_deepest_2[0] & entries_0_known_leaf) |
        (deepest_deepest_2[1] & entries_1_known_leaf) |
        (deepest_deepest_2[2] & entries_2_known_leaf) |
        (deepest_deepest_2[3] & entries_3_known_leaf) |
        (deepest_deepest_2[4] & entries_4_known_leaf) |
        (deepest_deepest_2[5] & entries_5_known_leaf) |
        (deepest_deepest_2[6] & entries_6_known_leaf) |
        (deepest_deepest_2[7] & entries_7_known_leaf) |
        (deepest_deepest_2[8] & entries_8_known_leaf) |
        (deepest_deepest_2[9] & entries_9_known_leaf) |
        (deepest_deepest_2[10] & entries_10_known_leaf) |
        (deepest_deepest_2[11] & entries_11_known_leaf) |
        (deepest_deepest_2[12] & entries_12_known_leaf) |
        (deepest_deepest_2[13] & entries_13_known_leaf) |
        (deepest_deepest_2[14] & entries_14_known_leaf) |
        (deepest_deepest_2[15] & entries_15_known_leaf);
    assign known_target =
        ({44{deepest_deepest_2[0]}} & entries_0_known_target) |
        ({44{deepest_deepest_2[1]}} & entries_1_known_target) |
        ({44{deepest_deepest_2[2]}} & entries_2_known_target) |
        ({44{deepest_deepest_2[3]}} & entries_3_known_target) |
        ({44{deepest_deepest_2[4]}} & entries_4_known_target) |
        ({44{deepest_deepest_2[5]}} & entries_5_known_target) |
        ({44{deepest_deepest_2[6]}} & entries_6_known_target) |
        ({44{deepest_deepest_2[7]}} & entries_7_known_target) |
        ({44{deepest_deepest_2[8]}} & entries_8_known_target) |
        ({44{deepest_deepest_2[9]}} & entries_9_known_target) |
        ({44{deepest_deepest_2[10]}} & entries_10_known_target) |
        ({44{deepest_deepest_2[11]}} & entries_11_known_target) |
        ({44{deepest_deepest_2[12]}} & entries_12_known_target) |
        ({44{deepest_deepest_2[13]}} & entries_13_known_target) |
        ({44{deepest_deepest_2[14]}} & entries_14_known_target) |
        ({44{deepest_deepest_2[15]}} & entries_15_known_target);
    assign known_properties_permissions_read =
        (deepest_deepest_2[0] & entries_0_known_properties_permissions_read) |
        (deepest_deepest_2[1] & entries_1_known_properties_permissions_read) |
        (deepest_deepest_2[2] & entries_2_known_properties_permissions_read) |
        (deepest_deepest_2[3] & entries_3_known_properties_permissions_read) |
        (deepest_deepest_2[4] & entries_4_known_properties_permissions_read) |
        (deepest_deepest_2[5] & entries_5_known_properties_permissions_read) |
        (deepest_deepest_2[6] & entries_6_known_properties_permissions_read) |
        (deepest_deepest_2[7] & entries_7_known_properties_permissions_read) |
        (deepest_deepest_2[8] & entries_8_known_properties_permissions_read) |
        (deepest_deepest_2[9] & entries_9_known_properties_permissions_read) |
        (deepest_deepest_2[10] & entries_10_known_properties_permissions_read) |
        (deepest_deepest_2[11] & entries_11_known_properties_permissions_read) |
        (deepest_deepest_2[12] & entries_12_known_properties_permissions_read) |
        (deepest_deepest_2[13] & entries_13_known_properties_permissions_read) |
        (deepest_deepest_2[14] & entries_14_known_properties_permissions_read) |
        (deepest_deepest_2[15] & entries_15_known_properties_permissions_read);
    assign known_properties_permissions_write =
        (deepest_deepest_2[0] & entries_0_known_properties_permissions_write) |
        (deepest_deepest_2[1] & entries_1_known_properties_permissions_write) |
        (deepest_deepest_2[2] & entries_2_known_properties_permissions_write) |
        (deepest_deepest_2[3] & entries_3_known_properties_permissions_write) |
        (deepest_deepest_2[4] & entries_4_known_properties_permissions_write) |
        (deepest_deepest_2[5] & entries_5_known_properties_permissions_write) |
        (deepest_deepest_2[6] & entries_6_known_properties_permissions_write) |
        (deepest_deepest_2[7] & entries_7_known_properties_permissions_write) |
        (deepest_deepest_2[8] & entries_8_known_properties_permissions_write) |
        (deepest_deepest_2[9] & entries_9_known_properties_permissions_write) |
        (deepest_deepest_2[10] & entries_10_known_properties_permissions_write) |
        (deepest_deepest_2[11] & entries_11_known_properties_permissions_write) |
        (deepest_deepest_2[12] & entries_12_known_properties_permissions_write) |
        (deepest_deepest_2[13] & entries_13_known_properties_permissions_write) |
        (deepest_deepest_2[14] & entries_14_known_properties_permissions_write) |
        (deepest_deepest_2[15] & entries_15_known_properties_permissions_write);
    assign known_properties_permissions_execute =
        (deepest_deepest_2[0] & entries_0_known_properties_permissions_execute) |
        (deepest_deepest_2[1] & entries_1_known_properties_permissions_execute) |
        (deepest_deepest_2[2] & entries_2_known_properties_permissions_execute) |
        (deepest_deepest_2[3] & entries_3_known_properties_permissions_execute) |
        (deepest_deepest_2[4] & entries_4_known_properties_permissions_execute) |
        (deepest_deepest_2[5] & entries_5_known_properties_permissions_execute) |
        (deepest_deepest_2[6] & entries_6_known_properties_permissions_execute) |
        (deepest_deepest_2[7] & entries_7_known_properties_permissions_execute) |
        (deepest_deepest_2[8] & entries_8_known_properties_permissions_execute) |
        (deepest_deepest_2[9] & entries_9_known_properties_permissions_execute) |
        (deepest_deepest_2[10] & entries_10_known_properties_permissions_execute) |
        (deepest_deepest_2[11] & entries_11_known_properties_permissions_execute) |
        (deepest_deepest_2[12] & entries_12_known_properties_permissions_execute) |
        (deepest_deepest_2[13] & entries_13_known_properties_permissions_execute) |
        (deepest_deepest_2[14] & entries_14_known_properties_permissions_execute) |
        (deepest_deepest_2[15] & entries_15_known_properties_permissions_execute);
    assign known_properties_permissions_user =
        (deepest_deepest_2[0] & entries_0_known_properties_permissions_user) |
        (deepest_deepest_2[1] & entries_1_known_properties_permissions_user) |
        (deepest_deepest_2[2] & entries_2_known_properties_permissions_user) |
        (deepest_deepest_2[3] & entries_3_known_properties_permissions_user) |
        (deepest_deepest_2[4] & entries_4_known_properties_permissions_user) |
        (deepest_deepest_2[5] & entries_5_known_properties_permissions_user) |
        (deepest_deepest_2[6] & entries_6_known_properties_permissions_user) |
        (deepest_deepest_2[7] & entries_7_known_properties_permissions_user) |
        (deepest_deepest_2[8] & entries_8_known_properties_permissions_user) |
        (deepest_deepest_2[9] & entries_9_known_properties_permissions_user) |
        (deepest_deepest_2[10] & entries_10_known_properties_permissions_user) |
        (deepest_deepest_2[11] & entries_11_known_properties_permissions_user) |
        (deepest_deepest_2[12] & entries_12_known_properties_permissions_user) |
        (deepest_deepest_2[13] & entries_13_known_properties_permissions_user) |
        (deepest_deepest_2[14] & entries_14_known_properties_permissions_user) |
        (deepest_deepest_2[15] & entries_15_known_properties_permissions_user);
    assign victim_pseudoLru_touched = touched;
    assign place = (|same) ? same : room;

    wire entries_0_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_0);
    always @(posedge clock) begin
        if (reset) begin
            entries_0_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_0_valid_merged) entries_0_valid <= 1'b0;
            if (insert & place[0]) entries_0_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[0]) begin
            entries_0_gscid <= gscid;
            entries_0_page <= page;
            entries_0_known_level <= inserted_level;
            entries_0_known_leaf <= inserted_leaf;
            entries_0_known_target <= inserted_target;
            entries_0_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_0_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_0_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_0_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_1_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_1);
    always @(posedge clock) begin
        if (reset) begin
            entries_1_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_1_valid_merged) entries_1_valid <= 1'b0;
            if (insert & place[1]) entries_1_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[1]) begin
            entries_1_gscid <= gscid;
            entries_1_page <= page;
            entries_1_known_level <= inserted_level;
            entries_1_known_leaf <= inserted_leaf;
            entries_1_known_target <= inserted_target;
            entries_1_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_1_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_1_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_1_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_2_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_2);
    always @(posedge clock) begin
        if (reset) begin
            entries_2_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_2_valid_merged) entries_2_valid <= 1'b0;
            if (insert & place[2]) entries_2_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[2]) begin
            entries_2_gscid <= gscid;
            entries_2_page <= page;
            entries_2_known_level <= inserted_level;
            entries_2_known_leaf <= inserted_leaf;
            entries_2_known_target <= inserted_target;
            entries_2_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_2_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_2_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_2_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_3_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_3);
    always @(posedge clock) begin
        if (reset) begin
            entries_3_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_3_valid_merged) entries_3_valid <= 1'b0;
            if (insert & place[3]) entries_3_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[3]) begin
            entries_3_gscid <= gscid;
            entries_3_page <= page;
            entries_3_known_level <= inserted_level;
            entries_3_known_leaf <= inserted_leaf;
            entries_3_known_target <= inserted_target;
            entries_3_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_3_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_3_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_3_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_4_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_4);
    always @(posedge clock) begin
        if (reset) begin
            entries_4_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_4_valid_merged) entries_4_valid <= 1'b0;
            if (insert & place[4]) entries_4_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[4]) begin
            entries_4_gscid <= gscid;
            entries_4_page <= page;
            entries_4_known_level <= inserted_level;
            entries_4_known_leaf <= inserted_leaf;
            entries_4_known_target <= inserted_target;
            entries_4_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_4_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_4_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_4_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_5_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_5);
    always @(posedge clock) begin
        if (reset) begin
            entries_5_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_5_valid_merged) entries_5_valid <= 1'b0;
            if (insert & place[5]) entries_5_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[5]) begin
            entries_5_gscid <= gscid;
            entries_5_page <= page;
            entries_5_known_level <= inserted_level;
            entries_5_known_leaf <= inserted_leaf;
            entries_5_known_target <= inserted_target;
            entries_5_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_5_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_5_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_5_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_6_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_6);
    always @(posedge clock) begin
        if (reset) begin
            entries_6_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_6_valid_merged) entries_6_valid <= 1'b0;
            if (insert & place[6]) entries_6_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[6]) begin
            entries_6_gscid <= gscid;
            entries_6_page <= page;
            entries_6_known_level <= inserted_level;
            entries_6_known_leaf <= inserted_leaf;
            entries_6_known_target <= inserted_target;
            entries_6_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_6_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_6_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_6_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_7_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_7);
    always @(posedge clock) begin
        if (reset) begin
            entries_7_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_7_valid_merged) entries_7_valid <= 1'b0;
            if (insert & place[7]) entries_7_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[7]) begin
            entries_7_gscid <= gscid;
            entries_7_page <= page;
            entries_7_known_level <= inserted_level;
            entries_7_known_leaf <= inserted_leaf;
            entries_7_known_target <= inserted_target;
            entries_7_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_7_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_7_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_7_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_8_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_8);
    always @(posedge clock) begin
        if (reset) begin
            entries_8_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_8_valid_merged) entries_8_valid <= 1'b0;
            if (insert & place[8]) entries_8_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[8]) begin
            entries_8_gscid <= gscid;
            entries_8_page <= page;
            entries_8_known_level <= inserted_level;
            entries_8_known_leaf <= inserted_leaf;
            entries_8_known_target <= inserted_target;
            entries_8_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_8_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_8_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_8_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_9_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_9);
    always @(posedge clock) begin
        if (reset) begin
            entries_9_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_9_valid_merged) entries_9_valid <= 1'b0;
            if (insert & place[9]) entries_9_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[9]) begin
            entries_9_gscid <= gscid;
            entries_9_page <= page;
            entries_9_known_level <= inserted_level;
            entries_9_known_leaf <= inserted_leaf;
            entries_9_known_target <= inserted_target;
            entries_9_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_9_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_9_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_9_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_10_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_10);
    always @(posedge clock) begin
        if (reset) begin
            entries_10_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_10_valid_merged) entries_10_valid <= 1'b0;
            if (insert & place[10]) entries_10_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[10]) begin
            entries_10_gscid <= gscid;
            entries_10_page <= page;
            entries_10_known_level <= inserted_level;
            entries_10_known_leaf <= inserted_leaf;
            entries_10_known_target <= inserted_target;
            entries_10_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_10_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_10_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_10_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_11_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_11);
    always @(posedge clock) begin
        if (reset) begin
            entries_11_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_11_valid_merged) entries_11_valid <= 1'b0;
            if (insert & place[11]) entries_11_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[11]) begin
            entries_11_gscid <= gscid;
            entries_11_page <= page;
            entries_11_known_level <= inserted_level;
            entries_11_known_leaf <= inserted_leaf;
            entries_11_known_target <= inserted_target;
            entries_11_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_11_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_11_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_11_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_12_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_12);
    always @(posedge clock) begin
        if (reset) begin
            entries_12_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_12_valid_merged) entries_12_valid <= 1'b0;
            if (insert & place[12]) entries_12_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[12]) begin
            entries_12_gscid <= gscid;
            entries_12_page <= page;
            entries_12_known_level <= inserted_level;
            entries_12_known_leaf <= inserted_leaf;
            entries_12_known_target <= inserted_target;
            entries_12_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_12_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_12_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_12_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_13_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_13);
    always @(posedge clock) begin
        if (reset) begin
            entries_13_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_13_valid_merged) entries_13_valid <= 1'b0;
            if (insert & place[13]) entries_13_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[13]) begin
            entries_13_gscid <= gscid;
            entries_13_page <= page;
            entries_13_known_level <= inserted_level;
            entries_13_known_leaf <= inserted_leaf;
            entries_13_known_target <= inserted_target;
            entries_13_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_13_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_13_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_13_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_14_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_14);
    always @(posedge clock) begin
        if (reset) begin
            entries_14_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_14_valid_merged) entries_14_valid <= 1'b0;
            if (insert & place[14]) entries_14_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[14]) begin
            entries_14_gscid <= gscid;
            entries_14_page <= page;
            entries_14_known_level <= inserted_level;
            entries_14_known_leaf <= inserted_leaf;
            entries_14_known_target <= inserted_target;
            entries_14_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_14_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_14_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_14_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_15_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_15);
    always @(posedge clock) begin
        if (reset) begin
            entries_15_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_15_valid_merged) entries_15_valid <= 1'b0;
            if (insert & place[15]) entries_15_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[15]) begin
            entries_15_gscid <= gscid;
            entries_15_page <= page;
            entries_15_known_level <= inserted_level;
            entries_15_known_leaf <= inserted_leaf;
            entries_15_known_target <= inserted_target;
            entries_15_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_15_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_15_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_15_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire one_entry_at_most_is_found_equal =
        (deepest_deepest_2 & (~deepest_deepest_2 + 16'd1)) ==
        deepest_deepest_2;

    // Not used, on purpose.
    // all entries of the guest are forgotten
    // second stages do not depend on processes
    // entries do not depend on who uses them
    wire unused = &{
        1'b0,
        invalidation_addressValid,
        invalidation_page,
        invalidation_pscidValid,
        invalidation_pscid,
        invalidation_deviceValid,
        invalidation_deviceId,
        invalidation_processId
    };

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_entry_at_most_is_found: assert (one_entry_at_most_is_found_equal);
            assert_an_entry_is_held_once_at_most: assert ((same & (~same + 16'd1)) == same);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!one_entry_at_most_is_found_equal) begin
                $display(
                    "portcullis.check.SecondStageCache_base.one_entry_at_most_is_found assert at SecondStageCache.java in %m: one entry at most is found"
                );
                $fatal;
            end
            if (!((same & (~same + 16'd1)) == same)) begin
                $display(
                    "portcullis.check.SecondStageCache_base.an_entry_is_held_once_at_most assert at SecondStageCache.java in %m: an entry is held once at most"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
