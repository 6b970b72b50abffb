"""extract/steps"""
