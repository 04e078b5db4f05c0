//! Commands and characters, with their meaning in TeX (*The TeXbook*, appendix F; amsmath, amssymb).
//!
//! Each kind has a list of names and characters. Text compresses better than a table of pointers or a
//! `match`. A look-up reads about 4 kB.

/// The kind of a name. It decides how the name's text is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A slanted letter.
    Slanted,
    /// An upright letter, or a symbol like one.
    Upright,
    /// A binary operator.
    Binary,
    /// A relation or an arrow.
    Relation,
    /// A vertical arrow: a relation that grows with its row, and also a delimiter.
    Vertical,
    Open,
    Close,
    /// A delimiter that opens or closes.
    Fence,
    /// A large operator with limits.
    Large,
    /// An integral: its limits are at its side.
    Integral,
    /// Punctuation.
    Punctuation,
    /// Punctuation that MathML treats as another kind of operator.
    Separator,
    /// A symbol without space around it.
    Tight,
    /// A symbol without space, after its operand.
    Postfix,
    /// A function name.
    Function,
    /// A function name that takes limits.
    Limits,
    /// A space. The text is a CSS length.
    Space,
    /// An accent over one argument.
    Accent,
    /// An accent as wide as its argument.
    Wide,
    /// A line or brace below its argument, as wide as it.
    Below,
    /// An arrow as long as its argument.
    Arrow,
    /// A fraction. The text is its size: `d`isplay, `t`ext or `-` for the default.
    Fraction,
    /// A fraction in parentheses without the bar.
    Binomial,
    /// A size for the rest of the row. The text is as for fractions, or `s`cript.
    Size,
    /// A delimiter of a given height. The text is a CSS length.
    Big,
}

/// Names and characters in turn.
pub(super) const SYMBOLS: &[(Kind, &str)] = &[
    (
        Kind::Slanted,
        "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ \
         lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ \
         varphi φ chi χ psi ψ omega ω partial ∂ ell ℓ imath ı jmath ȷ",
    ),
    (
        Kind::Upright,
        "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ nabla ∇ \
         forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ hbar ℏ aleph ℵ beth ℶ Re ℜ Im ℑ wp ℘ angle ∠ \
         triangle △ neg ¬ lnot ¬ top ⊤ bot ⊥ degree ° prime ′ ldots … dots … dotsc … cdots ⋯ dotsb ⋯ vdots ⋮ \
         ddots ⋱ complement ∁ square □ Box □ blacksquare ■ checkmark ✓ backslash \\ % % $ $ # # & & _ _ \
         pounds £ euro € yen ¥ cents ¢ S §",
    ),
    (
        Kind::Binary,
        "pm ± mp ∓ times × div ÷ cdot ⋅ centerdot · ast ∗ star ⋆ circ ∘ bullet ∙ cap ∩ cup ∪ setminus ∖ \
         wedge ∧ land ∧ vee ∨ lor ∨ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ dagger † ddagger ‡ sqcap ⊓ \
         sqcup ⊔ uplus ⊎ amalg ⨿ rtimes ⋊ ltimes ⋉ minus −",
    ),
    (
        Kind::Relation,
        "le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ ll ≪ gg ≫ lt < gt > equiv ≡ approx ≈ sim ∼ \
         simeq ≃ cong ≅ propto ∝ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ prec ≺ succ ≻ preceq ⪯ succeq ⪰ \
         lesssim ≲ gtrsim ≳ in ∈ ni ∋ notin ∉ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ \
         sqsubseteq ⊑ sqsupseteq ⊒ mid ∣ nmid ∤ parallel ∥ perp ⟂ models ⊨ vdash ⊢ dashv ⊣ vDash ⊨ \
         therefore ∴ because ∵ bowtie ⋈ to → rightarrow → gets ← leftarrow ← leftrightarrow ↔ Rightarrow ⇒ \
         Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺ longrightarrow ⟶ longleftarrow ⟵ \
         longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺ mapsto ↦ longmapsto ⟼ \
         hookrightarrow ↪ hookleftarrow ↩ twoheadrightarrow ↠ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ \
         rightleftharpoons ⇌ leftrightarrows ⇆ rightleftarrows ⇄ leadsto ⇝ rightsquigarrow ⇝ nearrow ↗ \
         searrow ↘ swarrow ↙ nwarrow ↖",
    ),
    (
        Kind::Vertical,
        "uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕",
    ),
    (
        Kind::Open,
        "{ { lbrace { lbrack [ langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖",
    ),
    (
        Kind::Close,
        "} } rbrace } rbrack ] rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖",
    ),
    (Kind::Fence, "vert | | ‖ Vert ‖"),
    (
        Kind::Large,
        "sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigvee ⋁ bigwedge ⋀ \
         bigsqcup ⨆ biguplus ⨄",
    ),
    (Kind::Integral, "int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯"),
    (Kind::Separator, "colon :"),
    (Kind::Binary, "bmod mod"),
    (
        Kind::Function,
        "arccos arccos arcsin arcsin arctan arctan arg arg cos cos cosh cosh cot cot coth coth csc csc deg deg \
         dim dim exp exp hom hom ker ker lg lg ln ln log log sec sec sin sin sinh sinh tan tan tanh tanh",
    ),
    (
        Kind::Limits,
        "det det gcd gcd inf inf lim lim liminf lim\u{a0}inf limsup lim\u{a0}sup max max min min Pr Pr sup sup",
    ),
    (
        Kind::Space,
        ", 0.1667em thinspace 0.1667em : 0.2222em > 0.2222em ; 0.2778em space 0.3333em quad 1em qquad 2em",
    ),
    (
        Kind::Accent,
        "hat ^ bar ¯ vec → dot ˙ ddot ¨ tilde ~ check ˇ breve ˘ acute ´ grave ` mathring ˚",
    ),
    (
        Kind::Wide,
        "widehat ^ widetilde ~ overline ‾ overrightarrow → overleftarrow ← overbrace ⏞",
    ),
    (Kind::Below, "underline _ underbrace ⏟"),
    (Kind::Arrow, "xrightarrow → xleftarrow ←"),
    (Kind::Fraction, "frac - dfrac d cfrac d tfrac t"),
    (Kind::Binomial, "binom - dbinom d tbinom t"),
    (Kind::Size, "displaystyle d textstyle t scriptstyle s"),
    (Kind::Big, "big 1.2em Big 1.8em bigg 2.4em Bigg 3em"),
];

/// The same for characters of the source.
pub(super) const CHARACTERS: &[(Kind, &str)] = &[
    (Kind::Binary, "+ + - − * ∗"),
    (Kind::Relation, "= = < < > > : :"),
    (Kind::Punctuation, ", , ; ;"),
    (Kind::Open, "( ( [ ["),
    (Kind::Close, ") ) ] ]"),
    (Kind::Fence, "| |"),
    (Kind::Tight, "/ / . ."),
    (Kind::Postfix, "! ! ? ?"),
    (Kind::Space, "~ 0.3333em"),
];

/// Returns the kind and the character of `name`.
pub(super) fn find<K: Copy>(lists: &[(K, &'static str)], name: &str) -> Option<(K, &'static str)> {
    lists.iter().find_map(|(kind, list)| {
        let mut words = list.split_ascii_whitespace();
        while let (Some(listed), Some(sign)) = (words.next(), words.next()) {
            if listed == name {
                return Some((*kind, sign));
            }
        }
        None
    })
}

/// Returns the kind of a non-ASCII character in the source.
pub(super) fn find_sign(sign: &str) -> Option<(Kind, &'static str)> {
    SYMBOLS.iter().take(SIGNS).find_map(|(kind, list)| {
        let found = list.split_ascii_whitespace().find(|listed| *listed == sign)?;
        Some((*kind, found))
    })
}

/// Number of lists, from the first, whose characters may be written directly in the source.
pub(super) const SIGNS: usize = 10;
