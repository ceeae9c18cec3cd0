// Remembers where first-stage tables below the root are in physical memory.
module FirstStageCache_small (
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
    input  wire [26:0] page,
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
    reg  [17:0] entries_0_prefix;
    reg         entries_0_level;
    reg  [43:0] entries_0_table;
    reg         entries_1_valid;
    reg         entries_1_guest;
    reg  [15:0] entries_1_gscid;
    reg  [19:0] entries_1_pscid;
    reg  [17:0] entries_1_prefix;
    reg         entries_1_level;
    reg  [43:0] entries_1_table;
    wire [1:0]  inserted;
    wire [1:0]  victim_pseudoLru_touched;
    wire        victim_pseudoLru_victim;

    wire [17:0] prefix = page[26:9];
    wire sameGuest_0 =
        (entries_0_guest == space_guest) &
        (~space_guest | (entries_0_gscid == space_gscid));
    wire samePart_0_0 = entries_0_prefix[8:0] == prefix[8:0];
    wire samePrefix_0_0 = 1'b1 & (samePart_0_0 | (entries_0_level > 1'b0));
    wire samePart_0_1 = entries_0_prefix[17:9] == prefix[17:9];
    wire samePrefix_0_1 = samePrefix_0_0 & (samePart_0_1 | 1'b0);
    wire sameGuest_1 =
        (entries_1_guest == space_guest) &
        (~space_guest | (entries_1_gscid == space_gscid));
    wire samePart_1_0 = entries_1_prefix[8:0] == prefix[8:0];
    wire samePrefix_1_0 = 1'b1 & (samePart_1_0 | (entries_1_level > 1'b0));
    wire samePart_1_1 = entries_1_prefix[17:9] == prefix[17:9];
    wire samePrefix_1_1 = samePrefix_1_0 & (samePart_1_1 | 1'b0);
    wire holds_masked =
        entries_1_valid &
        sameGuest_1 &
        (entries_1_pscid == space_pscid) &
        samePrefix_1_1;
    wire holds_masked_2 =
        entries_0_valid &
        sameGuest_0 &
        (entries_0_pscid == space_pscid) &
        samePrefix_0_1;
    wire [1:0] holds = {holds_masked, holds_masked_2};
    wire [1:0] deepest_atLevel_0 = {entries_1_level == 1'b0, entries_0_level == 1'b0} & holds;
    wire [1:0] deepest_deepest_0 = 2'd0 | (deepest_atLevel_0 & {2{1'b1}});
    wire deepest_found = 1'b0 | (|deepest_atLevel_0);
    wire [1:0] deepest_atLevel_1 = {entries_1_level == 1'b1, entries_0_level == 1'b1} & holds;
    wire [1:0] deepest_deepest_1 = deepest_deepest_0 | (deepest_atLevel_1 & {2{~deepest_found}});
    wire key = insertLevel[0];
    wire [1:0] same = {entries_1_level == key, entries_0_level == key} & holds;
    wire [1:0] taken = {entries_1_valid, entries_0_valid};
    wire [1:0] touched = insert ? inserted : (deepest_deepest_1 & {2{use_}});

    PseudoLru_2 victim_pseudoLru (
        .clock   (clock),
        .reset   (reset),
        .touched (victim_pseudoLru_touched),
        .victim  (victim_pseudoLru_victim)
    );

    wire [1:0] room = (&taken) ? (2'd1 << victim_pseudoLru_victim) : (~taken & (taken + 2'd1));
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
    assign hit = |deepest_deepest_1;
    wire level_selected =
        (deepest_deepest_1[0] & entries_0_level) |
        (deepest_deepest_1[1] & entries_1_level);
    assign level = {2'd0, level_selected};
    assign table_ =
        ({44{deepest_deepest_1[0]}} & entries_0_table) |
        ({44{deepest_deepest_1[1]}} & entries_1_table);
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

    wire one_table_at_most_is_found_equal =
        (deepest_deepest_1 & (~deepest_deepest_1 + 2'd1)) ==
        deepest_deepest_1;

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
            assert_a_table_is_held_once_at_most: assert ((same & (~same + 2'd1)) == same);
            assert_only_tables_below_the_root_are_kept: assert (~insert | (insertLevel < 3'd2));
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!one_table_at_most_is_found_equal) begin
                $display(
                    "portcullis.check.FirstStageCache_small.one_table_at_most_is_found assert at FirstStageCache.java in %m: one table at most is found"
                );
                $fatal;
            end
            if (!((same & (~same + 2'd1)) == same)) begin
                $display(
                    "portcullis.check.FirstStageCache_small.a_table_is_held_once_at_most assert at FirstStageCache.java in %m: a table is held once at most"
                );
                $fatal;
            end
            if (!(~insert | (insertLevel < 3'd2))) begin
                $display(
                    "portcullis.check.FirstStageCache_small.only_tables_below_the_root_are_kept assert at FirstStageCache.java in %m: only tables below the root are kept"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
