// Remembers where first-stage tables below the root are in physical memory.
module FirstStageCache_core (
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
    input  wire        space_guest,
    input  wire [15:0] space_gscid,
    input  wire        space_paged,
    input  wire [19:0] space_pscid,
    input  wire [44:0] page,
    output wire        hit,
    output wire [2:0]  level,
    output wire [43:0] table_,
    input  wire        use_,
    input  wire        insert,
    input  wire [2:0]  insertLevel,
    input  wire [43:0] insertTable
);
    localparam [2:0] KIND_VMA = 3'd0;
    localparam [2:0] KIND_GVMA = 3'd1;
    localparam [2:0] KIND_EVERYTHING = 3'd4;

    reg         entries_0_valid;
    reg         entries_0_guest;
    reg  [15:0] entries_0_gscid;
    reg  [19:0] entries_0_pscid;
    reg  [35:0] entries_0_prefix;
    reg  [1:0]  entries_0_level;
    reg  [43:0] entries_0_table;
    reg         entries_1_valid;
    reg         entries_1_guest;
    reg  [15:0] entries_1_gscid;
    reg  [19:0] entries_1_pscid;
    reg  [35:0] entries_1_prefix;
    reg  [1:0]  entries_1_level;
    reg  [43:0] entries_1_table;
    reg         entries_2_valid;
    reg         entries_2_guest;
    reg  [15:0] entries_2_gscid;
    reg  [19:0] entries_2_pscid;
    reg  [35:0] entries_2_prefix;
    reg  [1:0]  entries_2_level;
    reg  [43:0] entries_2_table;
    reg         entries_3_valid;
    reg         entries_3_guest;
    reg  [15:0] entries_3_gscid;
    reg  [19:0] entries_3_pscid;
    reg  [35:0] entries_3_prefix;
    reg  [1:0]  entries_3_level;
    reg  [43:0] entries_3_table;
    reg         entries_4_valid;
    reg         entries_4_guest;
    reg  [15:0] entries_4_gscid;
    reg  [19:0] entries_4_pscid;
    reg  [35:0] entries_4_prefix;
    reg  [1:0]  entries_4_level;
    reg  [43:0] entries_4_table;
    reg         entries_5_valid;
    reg         entries_5_guest;
    reg  [15:0] entries_5_gscid;
    reg  [19:0] entries_5_pscid;
    reg  [35:0] entries_5_prefix;
    reg  [1:0]  entries_5_level;
    reg  [43:0] entries_5_table;
    reg         entries_6_valid;
    reg         entries_6_guest;
    reg  [15:0] entries_6_gscid;
    reg  [19:0] entries_6_pscid;
    reg  [35:0] entries_6_prefix;
    reg  [1:0]  entries_6_level;
    reg  [43:0] entries_6_table;
    reg         entries_7_valid;
    reg         entries_7_guest;
    reg  [15:0] entries_7_gscid;
    reg  [19:0] entries_7_pscid;
    reg  [35:0] entries_7_prefix;
    reg  [1:0]  entries_7_level;
    reg  [43:0] entries_7_table;
    wire [7:0]  inserted;
    wire [7:0]  victim_pseudoLru_touched;
    wire [2:0]  victim_pseudoLru_victim;

    wire [35:0] prefix = page[44:9];
    wire sameGuest_0 =
        (entries_0_guest == space_guest) &
        (~space_guest | (entries_0_gscid == space_gscid));
    wire samePart_0_0 = entries_0_prefix[8:0] == prefix[8:0];
    wire samePrefix_0_0 = 1'b1 & (samePart_0_0 | (entries_0_level > 2'd0));
    wire samePart_0_1 = entries_0_prefix[17:9] == prefix[17:9];
    wire samePrefix_0_1 = samePrefix_0_0 & (samePart_0_1 | (entries_0_level > 2'd1));
    wire samePart_0_2 = entries_0_prefix[26:18] == prefix[26:18];
    wire samePrefix_0_2 = samePrefix_0_1 & (samePart_0_2 | (entries_0_level > 2'd2));
    wire samePart_0_3 = entries_0_prefix[35:27] == prefix[35:27];
    wire samePrefix_0_3 = samePrefix_0_2 & (samePart_0_3 | 1'b0);
    wire sameGuest_1 =
        (entries_1_guest == space_guest) &
        (~space_guest | (entries_1_gscid == space_gscid));
    wire samePart_1_0 = entries_1_prefix[8:0] == prefix[8:0];
    wire samePrefix_1_0 = 1'b1 & (samePart_1_0 | (entries_1_level > 2'd0));
    wire samePart_1_1 = entries_1_prefix[17:9] == prefix[17:9];
    wire samePrefix_1_1 = samePrefix_1_0 & (samePart_1_1 | (entries_1_level > 2'd1));
    wire samePart_1_2 = entries_1_prefix[26:18] == prefix[26:18];
    wire samePrefix_1_2 = samePrefix_1_1 & (samePart_1_2 | (entries_1_level > 2'd2));
    wire samePart_1_3 = entries_1_prefix[35:27] == prefix[35:27];
    wire samePrefix_1_3 = samePrefix_1_2 & (samePart_1_3 | 1'b0);
    wire sameGuest_2 =
        (entries_2_guest == space_guest) &
        (~space_guest | (entries_2_gscid == space_gscid));
    wire samePart_2_0 = entries_2_prefix[8:0] == prefix[8:0];
    wire samePrefix_2_0 = 1'b1 & (samePart_2_0 | (entries_2_level > 2'd0));
    wire samePart_2_1 = entries_2_prefix[17:9] == prefix[17:9];
    wire samePrefix_2_1 = samePrefix_2_0 & (samePart_2_1 | (entries_2_level > 2'd1));
    wire samePart_2_2 = entries_2_prefix[26:18] == prefix[26:18];
    wire samePrefix_2_2 = samePrefix_2_1 & (samePart_2_2 | (entries_2_level > 2'd2));
    wire samePart_2_3 = entries_2_prefix[35:27] == prefix[35:27];
    wire samePrefix_2_3 = samePrefix_2_2 & (samePart_2_3 | 1'b0);
    wire sameGuest_3 =
        (entries_3_guest == space_guest) &
        (~space_guest | (entries_3_gscid == space_gscid));
    wire samePart_3_0 = entries_3_prefix[8:0] == prefix[8:0];
    wire samePrefix_3_0 = 1'b1 & (samePart_3_0 | (entries_3_level > 2'd0));
    wire samePart_3_1 = entries_3_prefix[17:9] == prefix[17:9];
    wire samePrefix_3_1 = samePrefix_3_0 & (samePart_3_1 | (entries_3_level > 2'd1));
    wire samePart_3_2 = entries_3_prefix[26:18] == prefix[26:18];
    wire samePrefix_3_2 = samePrefix_3_1 & (samePart_3_2 | (entries_3_level > 2'd2));
    wire samePart_3_3 = entries_3_prefix[35:27] == prefix[35:27];
    wire samePrefix_3_3 = samePrefix_3_2 & (samePart_3_3 | 1'b0);
    wire sameGuest_4 =
        (entries_4_guest == space_guest) &
        (~space_guest | (entries_4_gscid == space_gscid));
    wire samePart_4_0 = entries_4_prefix[8:0] == prefix[8:0];
    wire samePrefix_4_0 = 1'b1 & (samePart_4_0 | (entries_4_level > 2'd0));
    wire samePart_4_1 = entries_4_prefix[17:9] == prefix[17:9];
    wire samePrefix_4_1 = samePrefix_4_0 & (samePart_4_1 | (entries_4_level > 2'd1));
    wire samePart_4_2 = entries_4_prefix[26:18] == prefix[26:18];
    wire samePrefix_4_2 = samePrefix_4_1 & (samePart_4_2 | (entries_4_level > 2'd2));
    wire samePart_4_3 = entries_4_prefix[35:27] == prefix[35:27];
    wire samePrefix_4_3 = samePrefix_4_2 & (samePart_4_3 | 1'b0);
    wire sameGuest_5 =
        (entries_5_guest == space_guest) &
        (~space_guest | (entries_5_gscid == space_gscid));
    wire samePart_5_0 = entries_5_prefix[8:0] == prefix[8:0];
    wire samePrefix_5_0 = 1'b1 & (samePart_5_0 | (entries_5_level > 2'd0));
    wire samePart_5_1 = entries_5_prefix[17:9] == prefix[17:9];
    wire samePrefix_5_1 = samePrefix_5_0 & (samePart_5_1 | (entries_5_level > 2'd1));
    wire samePart_5_2 = entries_5_prefix[26:18] == prefix[26:18];
    wire samePrefix_5_2 = samePrefix_5_1 & (samePart_5_2 | (entries_5_level > 2'd2));
    wire samePart_5_3 = entries_5_prefix[35:27] == prefix[35:27];
    wire samePrefix_5_3 = samePrefix_5_2 & (samePart_5_3 | 1'b0);
    wire sameGuest_6 =
        (entries_6_guest == space_guest) &
        (~space_guest | (entries_6_gscid == space_gscid));
    wire samePart_6_0 = entries_6_prefix[8:0] == prefix[8:0];
    wire samePrefix_6_0 = 1'b1 & (samePart_6_0 | (entries_6_level > 2'd0));
    wire samePart_6_1 = entries_6_prefix[17:9] == prefix[17:9];
    wire samePrefix_6_1 = samePrefix_6_0 & (samePart_6_1 | (entries_6_level > 2'd1));
    wire samePart_6_2 = entries_6_prefix[26:18] == prefix[26:18];
    wire samePrefix_6_2 = samePrefix_6_1 & (samePart_6_2 | (entries_6_level > 2'd2));
    wire samePart_6_3 = entries_6_prefix[35:27] == prefix[35:27];
    wire samePrefix_6_3 = samePrefix_6_2 & (samePart_6_3 | 1'b0);
    wire sameGuest_7 =
        (entries_7_guest == space_guest) &
        (~space_guest | (entries_7_gscid == space_gscid));
    wire samePart_7_0 = entries_7_prefix[8:0] == prefix[8:0];
    wire samePrefix_7_0 = 1'b1 & (samePart_7_0 | (entries_7_level > 2'd0));
    wire samePart_7_1 = entries_7_prefix[17:9] == prefix[17:9];
    wire samePrefix_7_1 = samePrefix_7_0 & (samePart_7_1 | (entries_7_level > 2'd1));
    wire samePart_7_2 = entries_7_prefix[26:18] == prefix[26:18];
    wire samePrefix_7_2 = samePrefix_7_1 & (samePart_7_2 | (entries_7_level > 2'd2));
    wire samePart_7_3 = entries_7_prefix[35:27] == prefix[35:27];
    wire samePrefix_7_3 = samePrefix_7_2 & (samePart_7_3 | 1'b0);
    wire holds_masked =
        entries_7_valid &
        sameGuest_7 &
        (entries_7_pscid == space_pscid) &
        samePrefix_7_3;
    wire holds_masked_2 =
        entries_6_valid &
        sameGuest_6 &
        (entries_6_pscid == space_pscid) &
        samePrefix_6_3;
    wire holds_masked_3 =
        entries_5_valid &
        sameGuest_5 &
        (entries_5_pscid == space_pscid) &
        samePrefix_5_3;
    wire holds_masked_4 =
        entries_4_valid &
        sameGuest_4 &
        (entries_4_pscid == space_pscid) &
        samePrefix_4_3;
    wire holds_masked_5 =
        entries_3_valid &
        sameGuest_3 &
        (entries_3_pscid == space_pscid) &
        samePrefix_3_3;
    wire holds_masked_6 =
        entries_2_valid &
        sameGuest_2 &
        (entries_2_pscid == space_pscid) &
        samePrefix_2_3;
    wire holds_masked_7 =
        entries_1_valid &
        sameGuest_1 &
        (entries_1_pscid == space_pscid) &
        samePrefix_1_3;
    wire holds_masked_8 =
        entries_0_valid &
        sameGuest_0 &
        (entries_0_pscid == space_pscid) &
        samePrefix_0_3;
    wire [7:0] holds = {
        holds_masked, holds_masked_2, holds_masked_3, holds_masked_4, holds_masked_5,
        holds_masked_6, holds_masked_7, holds_masked_8
    };
    wire [7:0] deepest_atLevel_0_joined = {
        entries_7_level == 2'd0,
        entries_6_level == 2'd0,
        entries_5_level == 2'd0,
        entries_4_level == 2'd0,
        entries_3_level == 2'd0,
        entries_2_level == 2'd0,
        entries_1_level == 2'd0,
        entries_0_level == 2'd0
    };
    wire [7:0] deepest_atLevel_0 = deepest_atLevel_0_joined & holds;
    wire [7:0] deepest_deepest_0 = 8'd0 | (deepest_atLevel_0 & {8{1'b1}});
    wire deepest_found_0 = 1'b0 | (|deepest_atLevel_0);
    wire [7:0] deepest_atLevel_1_joined = {
        entries_7_level == 2'd1,
        entries_6_level == 2'd1,
        entries_5_level == 2'd1,
        entries_4_level == 2'd1,
        entries_3_level == 2'd1,
        entries_2_level == 2'd1,
        entries_1_level == 2'd1,
        entries_0_level == 2'd1
    };
    wire [7:0] deepest_atLevel_1 = deepest_atLevel_1_joined & holds;
    wire [7:0] deepest_deepest_1 = deepest_deepest_0 | (deepest_atLevel_1 & {8{~deepest_found_0}});
    wire deepest_found_1 = deepest_found_0 | (|deepest_atLevel_1);
    wire [7:0] deepest_atLevel_2_joined = {
        entries_7_level == 2'd2,
        entries_6_level == 2'd2,
        entries_5_level == 2'd2,
        entries_4_level == 2'd2,
        entries_3_level == 2'd2,
        entries_2_level == 2'd2,
        entries_1_level == 2'd2,
        entries_0_level == 2'd2
    };
    wire [7:0] deepest_atLevel_2 = deepest_atLevel_2_joined & holds;
    wire [7:0] deepest_deepest_2 = deepest_deepest_1 | (deepest_atLevel_2 & {8{~deepest_found_1}});
    wire deepest_found_2 = deepest_found_1 | (|deepest_atLevel_2);
    wire [7:0] deepest_atLevel_3_joined = {
        entries_7_level == 2'd3,
        entries_6_level == 2'd3,
        entries_5_level == 2'd3,
        entries_4_level == 2'd3,
        entries_3_level == 2'd3,
        entries_2_level == 2'd3,
        entries_1_level == 2'd3,
        entries_0_level == 2'd3
    };
    wire [7:0] deepest_atLevel_3 = deepest_atLevel_3_joined & holds;
    wire [7:0] deepest_deepest_3 = deepest_deepest_2 | (deepest_atLevel_3 & {8{~deepest_found_2}});
    wire [1:0] key = insertLevel[1:0];
    wire [7:0] same_joined = {
        entries_7_level == key,
        entries_6_level == key,
        entries_5_level == key,
        entries_4_level == key,
        entries_3_level == key,
        entries_2_level == key,
        entries_1_level == key,
        entries_0_level == key
    };
    wire [7:0] same = same_joined & holds;
    wire [7:0] taken = {
        entries_7_valid, entries_6_valid, entries_5_valid, entries_4_valid, entries_3_valid,
        entries_2_valid, entries_1_valid, entries_0_valid
    };
    wire [7:0] touched = insert ? inserted : (deepest_deepest_3 & {8{use_}});

    PseudoLru_8 victim_pseudoLru (
        .clock   (clock),
        .reset   (reset),
        .touched (victim_pseudoLru_touched),
        .victim  (victim_pseudoLru_victim)
    );

    wire [7:0] room = (&taken) ? (8'd1 << victim_pseudoLru_victim) : (~taken & (taken + 8'd1));
    wire sameGuest_0_2_merged = ~invalidation_guest | (entries_0_gscid == invalidation_gscid);
    wire sameGuest_0_2 = (entries_0_guest == invalidation_guest) & sameGuest_0_2_merged;
    wire sameProcess_0 = ~invalidation_pscidValid | (entries_0_pscid == invalidation_pscid);
    wire byFirstStage_0 = ~invalidation_addressValid & sameGuest_0_2 & sameProcess_0;
    wire bySecondStage_0_merged = ~invalidation_guest | (entries_0_gscid == invalidation_gscid);
    wire bySecondStage_0 = entries_0_guest & bySecondStage_0_merged;
    wire sameGuest_1_2_merged = ~invalidation_guest | (entries_1_gscid == invalidation_gscid);
    wire sameGuest_1_2 = (entries_1_guest == invalidation_guest) & sameGuest_1_2_merged;
    wire sameProcess_1 = ~invalidation_pscidValid | (entries_1_pscid == invalidation_pscid);
    wire byFirstStage_1 = ~invalidation_addressValid & sameGuest_1_2 & sameProcess_1;
    wire bySecondStage_1_merged = ~invalidation_guest | (entries_1_gscid == invalidation_gscid);
    wire bySecondStage_1 = entries_1_guest & bySecondStage_1_merged;
    wire sameGuest_2_2_merged = ~invalidation_guest | (entries_2_gscid == invalidation_gscid);
    wire sameGuest_2_2 = (entries_2_guest == invalidation_guest) & sameGuest_2_2_merged;
    wire sameProcess_2 = ~invalidation_pscidValid | (entries_2_pscid == invalidation_pscid);
    wire byFirstStage_2 = ~invalidation_addressValid & sameGuest_2_2 & sameProcess_2;
    wire bySecondStage_2_merged = ~invalidation_guest | (entries_2_gscid == invalidation_gscid);
    wire bySecondStage_2 = entries_2_guest & bySecondStage_2_merged;
    wire sameGuest_3_2_merged = ~invalidation_guest | (entries_3_gscid == invalidation_gscid);
    wire sameGuest_3_2 = (entries_3_guest == invalidation_guest) & sameGuest_3_2_merged;
    wire sameProcess_3 = ~invalidation_pscidValid | (entries_3_pscid == invalidation_pscid);
    wire byFirstStage_3 = ~invalidation_addressValid & sameGuest_3_2 & sameProcess_3;
    wire bySecondStage_3_merged = ~invalidation_guest | (entries_3_gscid == invalidation_gscid);
    wire bySecondStage_3 = entries_3_guest & bySecondStage_3_merged;
    wire sameGuest_4_2_merged = ~invalidation_guest | (entries_4_gscid == invalidation_gscid);
    wire sameGuest_4_2 = (entries_4_guest == invalidation_guest) & sameGuest_4_2_merged;
    wire sameProcess_4 = ~invalidation_pscidValid | (entries_4_pscid == invalidation_pscid);
    wire byFirstStage_4 = ~invalidation_addressValid & sameGuest_4_2 & sameProcess_4;
    wire bySecondStage_4_merged = ~invalidation_guest | (entries_4_gscid == invalidation_gscid);
    wire bySecondStage_4 = entries_4_guest & bySecondStage_4_merged;
    wire sameGuest_5_2_merged = ~invalidation_guest | (entries_5_gscid == invalidation_gscid);
    wire sameGuest_5_2 = (entries_5_guest == invalidation_guest) & sameGuest_5_2_merged;
    wire sameProcess_5 = ~invalidation_pscidValid | (entries_5_pscid == invalidation_pscid);
    wire byFirstStage_5 = ~invalidation_addressValid & sameGuest_5_2 & sameProcess_5;
    wire bySecondStage_5_merged = ~invalidation_guest | (entries_5_gscid == invalidation_gscid);
    wire bySecondStage_5 = entries_5_guest & bySecondStage_5_merged;
    wire sameGuest_6_2_merged = ~invalidation_guest | (entries_6_gscid == invalidation_gscid);
    wire sameGuest_6_2 = (entries_6_guest == invalidation_guest) & sameGuest_6_2_merged;
    wire sameProcess_6 = ~invalidation_pscidValid | (entries_6_pscid == invalidation_pscid);
    wire byFirstStage_6 = ~invalidation_addressValid & sameGuest_6_2 & sameProcess_6;
    wire bySecondStage_6_merged = ~invalidation_guest | (entries_6_gscid == invalidation_gscid);
    wire bySecondStage_6 = entries_6_guest & bySecondStage_6_merged;
    wire sameGuest_7_2_merged = ~invalidation_guest | (entries_7_gscid == invalidation_gscid);
    wire sameGuest_7_2 = (entries_7_guest == invalidation_guest) & sameGuest_7_2_merged;
    wire sameProcess_7 = ~invalidation_pscidValid | (entries_7_pscid == invalidation_pscid);
    wire byFirstStage_7 = ~invalidation_addressValid & sameGuest_7_2 & sameProcess_7;
    wire bySecondStage_7_merged = ~invalidation_guest | (entries_7_gscid == invalidation_gscid);
    wire bySecondStage_7 = entries_7_guest & bySecondStage_7_merged;
    assign hit = |deepest_deepest_3;
    wire [1:0] level_selected =
        ({2{deepest_deepest_3[0]}} & entries_0_level) |
        ({2{deepest_deepest_3[1]}} & entries_1_level) |
        ({2{deepest_deepest_3[2]}} & entries_2_level) |
        ({2{deepest_deepest_3[3]}} & entries_3_level) |
        ({2{deepest_deepest_3[4]}} & entries_4_level) |
        ({2{deepest_deepest_3[5]}} & entries_5_level) |
        ({2{deepest_deepest_3[6]}} & entries_6_level) |
        ({2{deepest_deepest_3[7]}} & entries_7_level);
    assign level = {1'b0, level_selected};
    assign table_ =
        ({44{deepest_deepest_3[0]}} & entries_0_table) |
        ({44{deepest_deepest_3[1]}} & entries_1_table) |
        ({44{deepest_deepest_3[2]}} & entries_2_table) |
        ({44{deepest_deepest_3[3]}} & entries_3_table) |
        ({44{deepest_deepest_3[4]}} & entries_4_table) |
        ({44{deepest_deepest_3[5]}} & entries_5_table) |
        ({44{deepest_deepest_3[6]}} & entries_6_table) |
        ({44{deepest_deepest_3[7]}} & entries_7_table);
    assign victim_pseudoLru_touched = touched;
    assign inserted = (|same) ? same : room;

    wire entries_0_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_VMA) & byFirstStage_0) |
        ((invalidation_kind == KIND_GVMA) & bySecondStage_0);
    always @(posedge clock) begin
        if (reset) begin
            entries_0_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_0_valid_merged) entries_0_valid <= 1'b0;
            if (insert & inserted[0]) entries_0_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & inserted[0]) begin
            entries_0_guest <= space_guest;
            entries_0_gscid <= space_gscid;
            entries_0_pscid <= space_pscid;
            entries_0_prefix <= prefix;
            entries_0_level <= key;
            entries_0_table <= insertTable;
        end
    end

    wire entries_1_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_VMA) & byFirstStage_1) |
        ((invalidation_kind == KIND_GVMA) & bySecondStage_1);
    always @(posedge clock) begin
        if (reset) begin
            entries_1_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_1_valid_merged) entries_1_valid <= 1'b0;
            if (insert & inserted[1]) entries_1_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & inserted[1]) begin
            entries_1_guest <= space_guest;
            entries_1_gscid <= space_gscid;
            entries_1_pscid <= space_pscid;
            entries_1_prefix <= prefix;
            entries_1_level <= key;
            entries_1_table <= insertTable;
        end
    end

    wire entries_2_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_VMA) & byFirstStage_2) |
        ((invalidation_kind == KIND_GVMA) & bySecondStage_2);
    always @(posedge clock) begin
        if (reset) begin
            entries_2_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_2_valid_merged) entries_2_valid <= 1'b0;
            if (insert & inserted[2]) entries_2_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & inserted[2]) begin
            entries_2_guest <= space_guest;
            entries_2_gscid <= space_gscid;
            entries_2_pscid <= space_pscid;
            entries_2_prefix <= prefix;
            entries_2_level <= key;
            entries_2_table <= insertTable;
        end
    end

    wire entries_3_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_VMA) & byFirstStage_3) |
        ((invalidation_kind == KIND_GVMA) & bySecondStage_3);
    always @(posedge clock) begin
        if (reset) begin
            entries_3_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_3_valid_merged) entries_3_valid <= 1'b0;
            if (insert & inserted[3]) entries_3_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & inserted[3]) begin
            entries_3_guest <= space_guest;
            entries_3_gscid <= space_gscid;
            entries_3_pscid <= space_pscid;
            entries_3_prefix <= prefix;
            entries_3_level <= key;
            entries_3_table <= insertTable;
        end
    end

    wire entries_4_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_VMA) & byFirstStage_4) |
        ((invalidation_kind == KIND_GVMA) & bySecondStage_4);
    always @(posedge clock) begin
        if (reset) begin
            entries_4_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_4_valid_merged) entries_4_valid <= 1'b0;
            if (insert & inserted[4]) entries_4_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & inserted[4]) begin
            entries_4_guest <= space_guest;
            entries_4_gscid <= space_gscid;
            entries_4_pscid <= space_pscid;
            entries_4_prefix <= prefix;
            entries_4_level <= key;
            entries_4_table <= insertTable;
        end
    end

    wire entries_5_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_VMA) & byFirstStage_5) |
        ((invalidation_kind == KIND_GVMA) & bySecondStage_5);
    always @(posedge clock) begin
        if (reset) begin
            entries_5_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_5_valid_merged) entries_5_valid <= 1'b0;
            if (insert & inserted[5]) entries_5_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & inserted[5]) begin
            entries_5_guest <= space_guest;
            entries_5_gscid <= space_gscid;
            entries_5_pscid <= space_pscid;
            entries_5_prefix <= prefix;
            entries_5_level <= key;
            entries_5_table <= insertTable;
        end
    end

    wire entries_6_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_VMA) & byFirstStage_6) |
        ((invalidation_kind == KIND_GVMA) & bySecondStage_6);
    always @(posedge clock) begin
        if (reset) begin
            entries_6_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_6_valid_merged) entries_6_valid <= 1'b0;
            if (insert & inserted[6]) entries_6_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & inserted[6]) begin
            entries_6_guest <= space_guest;
            entries_6_gscid <= space_gscid;
            entries_6_pscid <= space_pscid;
            entries_6_prefix <= prefix;
            entries_6_level <= key;
            entries_6_table <= insertTable;
        end
    end

    wire entries_7_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_VMA) & byFirstStage_7) |
        ((invalidation_kind == KIND_GVMA) & bySecondStage_7);
    always @(posedge clock) begin
        if (reset) begin
            entries_7_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_7_valid_merged) entries_7_valid <= 1'b0;
            if (insert & inserted[7]) entries_7_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & inserted[7]) begin
            entries_7_guest <= space_guest;
            entries_7_gscid <= space_gscid;
            entries_7_pscid <= space_pscid;
            entries_7_prefix <= prefix;
            entries_7_level <= key;
            entries_7_table <= insertTable;
        end
    end

    wire one_table_at_most_is_found_equal =
        (deepest_deepest_3 & (~deepest_deepest_3 + 8'd1)) ==
        deepest_deepest_3;

    // Not used, on purpose.
    // tables are forgotten by their address space
    // tables do not depend on who uses them
    // the index in the last table is no part of the key
    // a walk that comes here has a first stage
    wire unused = &{
        1'b0,
        invalidation_page,
        invalidation_deviceValid,
        invalidation_deviceId,
        invalidation_processId,
        page[8:0],
        space_paged
    };

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_table_at_most_is_found: assert (one_table_at_most_is_found_equal);
            assert_a_table_is_held_once_at_most: assert ((same & (~same + 8'd1)) == same);
            assert_only_tables_below_the_root_are_kept: assert (~insert | (insertLevel < 3'd4));
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!one_table_at_most_is_found_equal) begin
                $display(
                    "portcullis.check.FirstStageCache_core.one_table_at_most_is_found assert at FirstStageCache.java in %m: one table at most is found"
                );
                $fatal;
            end
            if (!((same & (~same + 8'd1)) == same)) begin
                $display(
                    "portcullis.check.FirstStageCache_core.a_table_is_held_once_at_most assert at FirstStageCache.java in %m: a table is held once at most"
                );
                $fatal;
            end
            if (!(~insert | (insertLevel < 3'd4))) begin
                $display(
                    "portcullis.check.FirstStageCache_core.only_tables_below_the_root_are_kept assert at FirstStageCache.java in %m: only tables below the root are kept"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
